using System.Text.Json;

namespace Guildhall.Discord.Gateway;

/// <summary>Where the parts of a frame stand, found in one pass without a string or a tree.</summary>
internal readonly struct Envelope
{
    private Envelope(int op, long sequence, Range type, Range data, Ids ids)
    {
        Op = op;
        Sequence = sequence;
        Type = type;
        Data = data;
        Id = ids.Own;
        GuildId = ids.Guild;
        ChannelId = ids.Channel;
    }

    public int Op { get; }

    /// <summary>0 where there is none.</summary>
    public long Sequence { get; }

    /// <summary>The bytes of <c>t</c>, without quotes; empty where there is none.</summary>
    public Range Type { get; }

    /// <summary>The bytes of <c>d</c>.</summary>
    public Range Data { get; }

    /// <summary><c>d.id</c>, 0 where there is none.</summary>
    public ulong Id { get; }

    /// <summary><c>d.guild_id</c>, 0 where there is none.</summary>
    public ulong GuildId { get; }

    /// <summary><c>d.channel_id</c>, 0 where there is none.</summary>
    public ulong ChannelId { get; }

    /// <summary>False for what is not one whole JSON object with an <c>op</c>.</summary>
    public static bool TryRead(ReadOnlySpan<byte> frame, out Envelope envelope)
    {
        envelope = default;
        var op = -1;
        long sequence = 0;
        Range type = default;
        Range data = default;
        Ids ids = default;
        try
        {
            var reader = new Utf8JsonReader(frame);
            if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
            {
                return false;
            }

            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                var name = NameOf(ref reader);
                reader.Read();
                var start = (int)reader.TokenStartIndex;
                switch (name)
                {
                    case 'o':
                        op = reader.GetInt32();
                        break;
                    case 's' when reader.TokenType == JsonTokenType.Number:
                        sequence = reader.GetInt64();
                        break;
                    case 't' when reader.TokenType == JsonTokenType.String:
                        type = (start + 1)..((int)reader.BytesConsumed - 1);
                        break;
                    case 'd':
                        ids = ReadIds(ref reader);
                        data = start..(int)reader.BytesConsumed;
                        break;
                    default:
                        reader.Skip();
                        break;
                }
            }

            envelope = new(op, sequence, type, data, ids);
            return op >= 0 && reader.TokenType == JsonTokenType.EndObject && !reader.Read();
        }
        catch (Exception exception) when (exception is JsonException or FormatException or InvalidOperationException)
        {
            return false;
        }
    }

    private static char NameOf(ref Utf8JsonReader reader) =>
        reader.ValueSpan switch
        {
            [(byte)'o', (byte)'p'] => 'o',
            [(byte)'s'] => 's',
            [(byte)'t'] => 't',
            [(byte)'d'] => 'd',
            _ => ' ',
        };

    private static Ids ReadIds(ref Utf8JsonReader reader)
    {
        Ids ids = default;
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            reader.Skip();
            return ids;
        }

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.ValueSpan;
            if (name.SequenceEqual("guild_id"u8))
            {
                ids.Guild = ReadId(ref reader);
            }
            else if (name.SequenceEqual("channel_id"u8))
            {
                ids.Channel = ReadId(ref reader);
            }
            else if (name.SequenceEqual("id"u8))
            {
                ids.Own = ReadId(ref reader);
            }
            else
            {
                reader.Read();
                reader.Skip();
            }
        }

        return ids;
    }

    private static ulong ReadId(ref Utf8JsonReader reader)
    {
        reader.Read();
        if (reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray)
        {
            reader.Skip();
            return 0;
        }

        return ulong.TryParse(reader.ValueSpan, null, out var id) ? id : 0;
    }

    private struct Ids
    {
        public ulong Own;
        public ulong Guild;
        public ulong Channel;
    }
}

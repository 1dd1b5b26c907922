using System.Buffers.Text;

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

    /// <summary>False for what is not one whole JSON object with an <c>op</c>. The order of its members does not matter,
    /// and of members of one name the last counts.</summary>
    public static bool TryRead(ReadOnlySpan<byte> frame, out Envelope envelope)
    {
        envelope = default;
        long op = -1;
        long sequence = 0;
        Range type = default;
        Range data = default;
        Ids ids = default;
        var scanner = new JsonScanner(frame);
        if (!scanner.TryOpenObject())
        {
            return false;
        }

        while (scanner.TryMember(out var name))
        {
            var key = KeyOf(name);
            ids = key == 'd' ? default : ids;
            Range value;
            if (
                !(
                    key == 'd' && scanner.Peek() == '{'
                        ? TryReadIds(frame, ref scanner, ref ids, out value)
                        : scanner.TrySkip(out value)
                )
            )
            {
                return false;
            }

            var first = frame[value.Start];
            switch (key)
            {
                case 'o' when !TryWhole(frame[value], out op):
                case 's' when IsNumber(first) && !TryWhole(frame[value], out sequence):
                    return false;
                case 't' when first == '"':
                    type = (value.Start.Value + 1)..(value.End.Value - 1);
                    break;
                case 'd':
                    data = value;
                    break;
            }
        }

        envelope = new((int)op, sequence, type, data, ids);
        return op is >= 0 and <= int.MaxValue && scanner.TryCloseObject() && scanner.IsAtEnd;
    }

    private static char KeyOf(ReadOnlySpan<byte> name) =>
        name switch
        {
            [(byte)'o', (byte)'p'] => 'o',
            [(byte)'s'] => 's',
            [(byte)'t'] => 't',
            [(byte)'d'] => 'd',
            _ => ' ',
        };

    private static bool IsNumber(byte first) => first is (byte)'-' or (>= (byte)'0' and <= (byte)'9');

    private static bool TryWhole(ReadOnlySpan<byte> text, out long number) =>
        Utf8Parser.TryParse(text, out number, out var read) && read == text.Length;

    private static bool TryReadIds(ReadOnlySpan<byte> frame, ref JsonScanner scanner, ref Ids ids, out Range whole)
    {
        scanner.Peek();
        var start = scanner.Position;
        whole = default;
        if (!scanner.TryOpenObject())
        {
            return false;
        }

        while (scanner.TryMember(out var name))
        {
            if (!scanner.TrySkip(out var value))
            {
                return false;
            }

            if (name.SequenceEqual("guild_id"u8))
            {
                ids.Guild = IdIn(frame[value]);
            }
            else if (name.SequenceEqual("channel_id"u8))
            {
                ids.Channel = IdIn(frame[value]);
            }
            else if (name.SequenceEqual("id"u8))
            {
                ids.Own = IdIn(frame[value]);
            }
        }

        if (!scanner.TryCloseObject())
        {
            return false;
        }

        whole = start..scanner.Position;
        return true;
    }

    private static ulong IdIn(ReadOnlySpan<byte> value)
    {
        var digits = value[0] == '"' ? value[1..^1] : value;
        return Utf8Parser.TryParse(digits, out ulong id, out var read) && read == digits.Length ? id : 0;
    }

    private struct Ids
    {
        public ulong Own;
        public ulong Guild;
        public ulong Channel;
    }
}

using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Guildhall.Discord.Model;

namespace Guildhall.Aegis.Channels.Holds;

/// <summary>What a lock changes in one channel.</summary>
internal sealed record LockChange
{
    /// <summary>In the order in which they are set; they are put back the other way round.</summary>
    public IReadOnlyList<OverwriteEdit> Edits { get; init; } = [];

    /// <summary>Of a thread, which has no overwrites: whether it was locked.</summary>
    public bool? WasLocked { get; init; }
}

/// <param name="Before">Null: there was none.</param>
internal sealed record OverwriteEdit(Snowflake<AnyEntity> Id, OverwriteType Type, Bits? Before, Bits After)
{
    /// <summary>What to set now so that our change is gone and everybody else's stays; null: no overwrite.</summary>
    public Bits? Undone(Bits? current)
    {
        if (current == After)
        {
            return Before;
        }

        var (was, now) = (Before ?? default, current ?? default);
        var ours = (was.Allow ^ After.Allow) | (was.Deny ^ After.Deny);
        var target = new Bits((now.Allow & ~ours) | (was.Allow & ours), (now.Deny & ~ours) | (was.Deny & ours));
        return target == default && (Before is null || current is null) ? null : target;
    }
}

/// <summary>An overwrite's two sides.</summary>
[JsonConverter(typeof(BitsConverter))]
internal readonly record struct Bits(Permissions Allow, Permissions Deny)
{
    public static Bits? Of(Channel channel, Snowflake<AnyEntity> id) =>
        channel.PermissionOverwrites.FirstOrDefault(overwrite => overwrite.Id == id) is { } found
            ? new Bits(found.Allow, found.Deny)
            : null;
}

/// <summary>Both numbers as one text: 64 bits are more than a JSON number holds everywhere.</summary>
internal sealed class BitsConverter : JsonConverter<Bits>
{
    public override Bits Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var sides = (reader.GetString() ?? "").Split(' ');
        return sides.Length == 2
            ? new((Permissions)Number(sides[0]), (Permissions)Number(sides[1]))
            : throw new JsonException("Expected what is allowed and what is denied.");
    }

    public override void Write(Utf8JsonWriter writer, Bits value, JsonSerializerOptions options) =>
        writer.WriteStringValue(
            string.Create(CultureInfo.InvariantCulture, $"{(ulong)value.Allow} {(ulong)value.Deny}")
        );

    private static ulong Number(string text) => ulong.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture);
}

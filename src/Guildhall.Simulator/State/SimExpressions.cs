namespace Guildhall.Simulator.State;

/// <summary>An emoji of a guild, or of an application.</summary>
internal sealed record SimEmoji(ulong Id, SimUser Creator, bool IsAnimated, byte[] Bytes, string ContentType)
{
    public required string Name { get; set; }

    /// <summary>Only members with one of these may use it; empty: everyone.</summary>
    public List<ulong> Roles { get; set; } = [];
}

/// <param name="Format">1 PNG, 2 APNG, 3 Lottie, 4 GIF.</param>
internal sealed record SimSticker(
    ulong Id,
    ulong GuildId,
    SimUser Creator,
    int Format,
    byte[] Bytes,
    string ContentType
)
{
    public required string Name { get; set; }

    public string? Description { get; set; }

    public required string Tags { get; set; }
}

/// <summary>A sound of a guild's soundboard.</summary>
internal sealed record SimSound(ulong Id, SimUser Creator, byte[] Bytes, string ContentType)
{
    public required string Name { get; set; }

    /// <summary>0 to 1.</summary>
    public double Volume { get; set; } = 1;

    public ulong? EmojiId { get; set; }

    public string? EmojiName { get; set; }
}

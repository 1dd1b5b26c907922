namespace Guildhall.Discord.Model;

/// <summary>At most ten on a message, 6,000 characters over all of them.
/// Source: https://discord.com/developers/docs/resources/message#embed-object</summary>
public sealed record Embed
{
    /// <summary>Up to 256 characters.</summary>
    public string? Title { get; init; }

    /// <summary><c>rich</c> for what bots send.</summary>
    public string? Type { get; init; }

    /// <summary>Up to 4,096 characters.</summary>
    public string? Description { get; init; }

    public string? Url { get; init; }

    public DateTimeOffset? Timestamp { get; init; }

    /// <summary>0xRRGGBB.</summary>
    public int? Color { get; init; }

    public EmbedFooter? Footer { get; init; }

    public EmbedImage? Image { get; init; }

    public EmbedImage? Thumbnail { get; init; }

    public EmbedAuthor? Author { get; init; }

    /// <summary>Up to 25.</summary>
    public IReadOnlyList<EmbedField>? Fields { get; init; }
}

/// <param name="Text">Up to 2,048 characters.</param>
public sealed record EmbedFooter(string Text, string? IconUrl = null);

public sealed record EmbedImage(string Url)
{
    public int? Height { get; init; }

    public int? Width { get; init; }
}

/// <param name="Name">Up to 256 characters.</param>
public sealed record EmbedAuthor(string Name, string? Url = null, string? IconUrl = null);

/// <param name="Name">1–256 characters.</param>
/// <param name="Value">1–1,024 characters.</param>
public sealed record EmbedField(string Name, string Value, bool Inline = false);

namespace Guildhall.Discord.Model;

/// <summary>A file on a message. The address is signed and expires: read the bytes soon.</summary>
public sealed record Attachment
{
    public Snowflake<Attachment> Id { get; init; }

    public string Filename
    {
        get => field ?? "";
        init;
    }

    /// <summary>Alternative text, up to 1,024 characters.</summary>
    public string? Description { get; init; }

    public string? ContentType { get; init; }

    /// <summary>Bytes.</summary>
    public long Size { get; init; }

    public string Url
    {
        get => field ?? "";
        init;
    }

    public string? ProxyUrl { get; init; }

    public int? Height { get; init; }

    public int? Width { get; init; }

    public bool Ephemeral { get; init; }
}

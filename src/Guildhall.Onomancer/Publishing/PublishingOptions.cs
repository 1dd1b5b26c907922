namespace Guildhall.Onomancer.Publishing;

/// <summary>Where summaries are filed and how their links look.</summary>
internal sealed record PublishingOptions
{
    /// <summary>The folder under which documents are filed.</summary>
    public required string Folder { get; init; }

    /// <summary>How readers reach this program: <c>http://127.0.0.1:3000</c>.</summary>
    public required Uri PublicBase { get; init; }

    /// <summary>How long a link opens its document. Default 7 days.</summary>
    public TimeSpan LinkLifetime { get; init; } = TimeSpan.FromDays(7);
}

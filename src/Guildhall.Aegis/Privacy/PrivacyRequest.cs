using Guildhall.Discord.Model;

namespace Guildhall.Aegis.Privacy;

/// <summary>What somebody asked about their data, and the receipt for it.</summary>
internal sealed record PrivacyRequest
{
    public required string Id { get; init; }

    public required PrivacyKind Kind { get; init; }

    /// <summary>Null once the person was erased.</summary>
    public Snowflake<User>? UserId { get; init; }

    /// <summary><c>pending</c> or <c>done</c>.</summary>
    public required string State { get; init; }

    /// <summary>What was done, in one sentence.</summary>
    public string? Receipt { get; init; }

    /// <summary>The export's file name, until <see cref="ExpiresAt"/>.</summary>
    public string? File { get; init; }

    public required DateTimeOffset AskedAt { get; init; }

    public DateTimeOffset? DoneAt { get; init; }

    public DateTimeOffset? ExpiresAt { get; init; }

    public bool IsDone => State == "done";
}

/// <summary>Stored by its name in lower case.</summary>
internal enum PrivacyKind
{
    Export,
    Erase,
}

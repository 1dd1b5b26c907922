using Guildhall.Core.Tenancy;
using Guildhall.Discord.Model;

namespace Guildhall.Core.Audit;

/// <summary>Who did what, to what, and how it ended. Carries no secret and no content of a message or document.</summary>
public sealed record AuditEntry
{
    /// <summary>At least one of tenant and guild is set.</summary>
    public TenantId? Tenant { get; init; }

    public Snowflake<Guild>? Guild { get; init; }

    /// <summary>A Discord user's id, <c>cli</c>, <c>system</c>, or <c>key:</c> and an API key's name.</summary>
    public required string Actor { get; init; }

    /// <summary>Stable and dotted: <c>onomancer.translate</c>.</summary>
    public required string Action { get; init; }

    /// <summary>What it was done to: an id or a short name.</summary>
    public string? Subject { get; init; }

    /// <summary><c>done</c>, <c>refused</c> or <c>failed</c>.</summary>
    public string Outcome { get; init; } = AuditOutcome.Done;

    /// <summary>Short facts by name.</summary>
    public IReadOnlyDictionary<string, string>? Details { get; init; }
}

public static class AuditOutcome
{
    public const string Done = "done";
    public const string Refused = "refused";
    public const string Failed = "failed";
}

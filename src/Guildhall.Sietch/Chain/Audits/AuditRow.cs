namespace Guildhall.Sietch.Chain.Audits;

/// <summary>The last audit, in short.</summary>
/// <param name="State">same, different or unknown.</param>
internal sealed record AuditRow(
    string Id,
    string State,
    long Block,
    long Windows,
    long Unchecked,
    long Events,
    string Why,
    DateTimeOffset EndedAt
);

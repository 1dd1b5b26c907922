using Guildhall.Core.Tenancy;

namespace Guildhall.Sietch.Gating.Keys;

/// <summary>A key as stored: its hash alone.</summary>
internal sealed record ApiKeyRow(
    TenantId TenantId,
    string Id,
    string Name,
    string Scope,
    byte[] Hash,
    DateTimeOffset MadeAt,
    DateTimeOffset? ExpiresAt,
    DateTimeOffset? RevokedAt
)
{
    public bool IsValidAt(DateTimeOffset now) => RevokedAt is null && (ExpiresAt is null || ExpiresAt > now);
}

using System.Security.Cryptography;
using Guildhall.Core.Tenancy;
using Guildhall.Sietch.Wallets.Links;

namespace Guildhall.Sietch.Alerts;

/// <summary>A member is to be told something. The id is chosen beforehand, because a unit may run again.</summary>
internal sealed record AlertOrder
{
    private const int IdLength = 32;

    public required TenantId Tenant { get; init; }

    public required MemberId Member { get; init; }

    public required AlertKind Kind { get; init; }

    /// <summary>What it is about, such as <c>seat-bump:17</c>: a member is told of one key once, for as long as it is
    /// remembered. Names no wallet.</summary>
    public required string Key { get; init; }

    /// <summary>What the kind's text needs to be told: a sentence, a cause, the id of a badge or a link; forgotten when it is delivered.
    /// No wallet, no nym, no rank, nobody else.</summary>
    public string? Detail { get; init; }

    /// <summary>Of several that one unit writes for a member, which goes first; from 0.</summary>
    public int Place { get; init; }

    public string Id { get; } = RandomNumberGenerator.GetHexString(IdLength, lowercase: true);
}

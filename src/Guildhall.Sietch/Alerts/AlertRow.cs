using Guildhall.Core.Tenancy;
using Guildhall.Sietch.Wallets.Links;

namespace Guildhall.Sietch.Alerts;

/// <summary>An alert as stored. <c>State</c> is one of <see cref="AlertState"/>.</summary>
/// <param name="Why">It ended undelivered, or is held.</param>
/// <param name="Attempts">That Discord has refused or not answered.</param>
internal sealed record AlertRow(
    TenantId TenantId,
    string Id,
    MemberId MemberId,
    AlertKind Kind,
    string? Detail,
    string State,
    string? Why,
    long Attempts,
    DateTimeOffset MadeAt,
    DateTimeOffset? EndedAt
);

internal static class AlertState
{
    public const string Pending = "pending";

    /// <summary>An attempt was begun that nobody has confirmed.</summary>
    public const string Sending = "sending";

    /// <summary>The member takes no direct messages; it is tried again.</summary>
    public const string Held = "held";

    /// <summary>Discord has acknowledged it.</summary>
    public const string Delivered = "delivered";
    public const string Dead = "dead";

    /// <summary>It was over the quota, overtaken, or not true any more, or its member had left.</summary>
    public const string Skipped = "skipped";
}

using System.Collections.Concurrent;
using Guildhall.Core.Tenancy;
using Guildhall.Sietch.Communities;
using Guildhall.Sietch.Eligibility;

namespace Guildhall.Sietch.Gating;

/// <summary>The prepared answers of each community's present snapshot.</summary>
internal sealed class GateAnswers(PublishedShelf shelf, CommunityRegistry communities)
{
    private readonly ConcurrentDictionary<string, PreparedGate> prepared = new(StringComparer.Ordinal);

    /// <summary>Null while nothing trustworthy was published.</summary>
    public PreparedGate? TryGet(TenantId tenant)
    {
        if (shelf.TryGet(tenant) is not { } published)
        {
            return null;
        }

        if (prepared.TryGetValue(tenant.Value, out var known) && ReferenceEquals(known.Published, published))
        {
            return known;
        }

        return communities.TryGet(tenant) is { } community ? prepared[tenant.Value] = new(published, community) : null;
    }

    /// <summary>The one that is asked for, else the only one or the tenant <c>default</c>; null where none is meant by that.
    /// </summary>
    public TenantId? TryChoose(string? asked)
    {
        if (asked is not null)
        {
            return TenantId.TryParse(asked, out var id) && communities.TryGet(id) is not null ? id : null;
        }

        return communities.All is [var only] ? only.Tenant : communities.TryGet(TenantId.Default)?.Tenant;
    }
}

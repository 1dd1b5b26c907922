using System.Collections.Concurrent;
using Guildhall.Core.Tenancy;

namespace Guildhall.Sietch.Members.Nyms;

/// <summary>How communities' own names are read: worked out once for each name, since a tenant file may change it.</summary>
internal sealed class PlaceNames(Func<TenantId, string> nameOf)
{
    private readonly ConcurrentDictionary<string, IReadOnlySet<string>> known = new(StringComparer.Ordinal);

    public IReadOnlySet<string> Of(TenantId tenant) => known.GetOrAdd(nameOf(tenant), Nym.NamesOf);
}

using System.Collections.Frozen;
using Guildhall.Aegis.Cases;

namespace Guildhall.Aegis.Actions.Deeds;

/// <summary>The deed of each kind of case, as registered.</summary>
internal sealed class AllDeeds(IEnumerable<IDeed> deeds)
{
    private readonly FrozenDictionary<CaseKind, IDeed> deeds = deeds.ToFrozenDictionary(deed => deed.Kind);

    /// <exception cref="KeyNotFoundException">Nobody registered that kind: our bug.</exception>
    public IDeed Of(CaseKind kind) => deeds[kind];
}

namespace Guildhall.Onomancer.Personas;

/// <summary>The personas there are. Their order is the one in which a member's several roles are resolved.</summary>
internal static class Audiences
{
    public static IReadOnlyList<Persona> All { get; } =
    [LeadershipPersona.Data, ProductPersona.Data, MarketingPersona.Data, DevRelPersona.Data];

    /// <summary>For whoever has no role that maps to a persona.</summary>
    public static Persona Default => ProductPersona.Data;

    /// <summary>By slug or name, whatever its case; null when there is none.</summary>
    public static Persona? Find(string? audience) =>
        All.FirstOrDefault(p =>
            p.Slug.Equals(audience?.Trim(), StringComparison.OrdinalIgnoreCase)
            || p.Name.Equals(audience?.Trim(), StringComparison.OrdinalIgnoreCase)
        );

    /// <summary>The persona of someone with several: the first in order; <see cref="Default"/> for none.</summary>
    public static Persona OfMember(IEnumerable<string> audiences)
    {
        var found = audiences.Select(Find).ToHashSet();
        return All.FirstOrDefault(found.Contains) ?? Default;
    }
}

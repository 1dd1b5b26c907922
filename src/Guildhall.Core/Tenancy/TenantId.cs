using System.Text.RegularExpressions;

namespace Guildhall.Core.Tenancy;

/// <summary>A tenant's slug: 1–64 of a–z, 0–9 and inner hyphens. <see cref="Default"/> where there is only one.</summary>
public readonly partial record struct TenantId(string Value)
{
    public static TenantId Default { get; } = new("default");

    public static bool TryParse(string? text, out TenantId id)
    {
        var valid = text is not null && Slug().IsMatch(text);
        id = valid ? new(text!) : default;
        return valid;
    }

    public override string ToString() => Value;

    [GeneratedRegex("^[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?$", RegexOptions.NonBacktracking)]
    private static partial Regex Slug();
}

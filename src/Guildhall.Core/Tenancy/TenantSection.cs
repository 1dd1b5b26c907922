using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Guildhall.Core.Tenancy;

/// <summary>What a section's own check may look at.</summary>
/// <param name="Directory">The absolute folder of the tenant file; relative folders in the section start there.</param>
/// <param name="Roles">The access roles that the file declares, and <see cref="Tenant.Everyone"/>.</param>
public sealed record TenantSectionContext(string Directory, IReadOnlySet<string> Roles);

/// <param name="Path">Within the section: <c>.projects.mibera.root</c>; empty for the section itself.</param>
public sealed record TenantSectionFault(string Path, string Message);

/// <summary>A product's part of the tenant file, registered with <c>AddTenantSection</c>.</summary>
public abstract class TenantSection(string name)
{
    /// <summary>The property at the root of the file: <c>onomancer</c>.</summary>
    public string Name => name;

    internal abstract Type Type { get; }

    internal abstract object? Read(JsonElement element, TenantSectionContext context, Action<string, string> report);
}

internal sealed class TenantSection<T>(
    string name,
    JsonTypeInfo<T> json,
    Func<T, TenantSectionContext, IEnumerable<TenantSectionFault>> check
) : TenantSection(name)
    where T : class
{
    internal override Type Type => typeof(T);

    internal override object? Read(JsonElement element, TenantSectionContext context, Action<string, string> report)
    {
        var path = $"$.{Name}";
        var isSound = true;
        JsonShape.Check(
            element,
            json,
            path,
            (where, message) =>
            {
                isSound = false;
                report(where, message);
            }
        );
        if (!isSound || element.Deserialize(json) is not { } section)
        {
            return null;
        }

        foreach (var fault in check(section, context))
        {
            report(path + fault.Path, fault.Message);
        }

        return section;
    }
}

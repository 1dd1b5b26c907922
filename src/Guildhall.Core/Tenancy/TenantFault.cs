namespace Guildhall.Core.Tenancy;

/// <param name="File">The file's name, without its folder.</param>
/// <param name="Path">Where in it, as a JSON path: <c>$.roles.developer[0]</c>.</param>
/// <param name="Message">What is wrong and what is expected.</param>
public sealed record TenantFault(string File, string Path, string Message)
{
    public override string ToString() => $"{File} {Path}: {Message}";
}

/// <summary>Tenant files are wrong; every fault of every file is listed, so that one correction is enough.</summary>
public sealed class TenantConfigurationException(IReadOnlyList<TenantFault> faults)
    : Exception($"{faults.Count} fault(s) in the tenant files:{string.Concat(faults.Select(f => $"\n  {f}"))}")
{
    public IReadOnlyList<TenantFault> Faults => faults;
}

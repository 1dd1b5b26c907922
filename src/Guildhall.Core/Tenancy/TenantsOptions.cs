using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace Guildhall.Core.Tenancy;

/// <summary>Section <c>Guildhall:Tenants</c>.</summary>
public sealed partial class TenantsOptions
{
    /// <summary>The folder of the tenant files, one <c>*.json</c> each. Default <c>config/tenants</c>.</summary>
    [Required]
    public string Directory { get; init; } = "config/tenants";

    [OptionsValidator]
    internal sealed partial class Validator : IValidateOptions<TenantsOptions>;
}

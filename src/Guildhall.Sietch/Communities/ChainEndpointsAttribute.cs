using System.ComponentModel.DataAnnotations;

namespace Guildhall.Sietch.Communities;

/// <summary>Every address of every tenant is a whole one. The fault names the tenant, never the address: it may hold a key.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class ChainEndpointsAttribute : ValidationAttribute
{
    protected override ValidationResult? IsValid(object? value, ValidationContext validationContext)
    {
        var wrong = value is Dictionary<string, string[]> endpoints
            ? endpoints.FirstOrDefault(own => !Array.TrueForAll(own.Value, Community.IsEndpoint)).Key
            : null;
        return wrong is null
            ? ValidationResult.Success
            : new(
                $"The field {validationContext.MemberName} of {wrong} must hold whole addresses, such as https://rpc.berachain.com."
            );
    }
}

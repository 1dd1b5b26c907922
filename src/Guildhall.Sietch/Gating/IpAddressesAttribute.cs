using System.ComponentModel.DataAnnotations;
using System.Net;

namespace Guildhall.Sietch.Gating;

[AttributeUsage(AttributeTargets.Property)]
internal sealed class IpAddressesAttribute : ValidationAttribute
{
    protected override ValidationResult? IsValid(object? value, ValidationContext validationContext) =>
        value is string[] addresses && Array.TrueForAll(addresses, address => IPAddress.TryParse(address, out _))
            ? ValidationResult.Success
            : new($"The field {validationContext.MemberName} must hold IP addresses, such as 203.0.113.7.");
}

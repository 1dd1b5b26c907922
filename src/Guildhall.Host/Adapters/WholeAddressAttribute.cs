using System.ComponentModel.DataAnnotations;

namespace Guildhall.Host.Adapters;

/// <summary>A whole http or https address, without user, query or fragment.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class WholeAddressAttribute : ValidationAttribute
{
    public WholeAddressAttribute()
        : base("{0} must be a whole address that starts with http:// or https://, with no user, query or fragment.") { }

    public override bool IsValid(object? value) =>
        value is null
        || (
            value is Uri { IsAbsoluteUri: true, UserInfo: "", Query: "", Fragment: "" } address
            && (address.Scheme == Uri.UriSchemeHttp || address.Scheme == Uri.UriSchemeHttps)
        );
}

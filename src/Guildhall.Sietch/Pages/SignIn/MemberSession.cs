using System.Security.Cryptography;
using System.Text;
using Guildhall.Core.Pages;
using Guildhall.Core.Tenancy;
using Guildhall.Discord.Model;
using Guildhall.Sietch.Wallets.Links;

namespace Guildhall.Sietch.Pages.SignIn;

/// <summary>A member who is signed in, in one community.</summary>
/// <param name="Csrf">What their changes carry; null for one who came by Discord, whose session is not ours to end.</param>
internal sealed record MemberSession(TenantId Tenant, MemberId Member, Snowflake<User> User, string? Csrf)
{
    public const string CsrfName = "csrf";

    public Html CsrfField => Html.Of($"<input type=\"hidden\" name=\"{CsrfName}\" value=\"{Csrf ?? ""}\">");

    public bool IsTheirs(string? csrf) =>
        Csrf is not null
        && csrf is not null
        && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(csrf), Encoding.UTF8.GetBytes(Csrf));

    public override string ToString() => "MemberSession";
}

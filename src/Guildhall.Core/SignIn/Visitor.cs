using System.Security.Cryptography;
using System.Text;
using Guildhall.Core.Pages;
using Guildhall.Discord.Model;
using Microsoft.AspNetCore.Http;

namespace Guildhall.Core.SignIn;

/// <summary>Who is signed in, as Discord said at the sign-in.</summary>
/// <param name="Session">The session's own public id.</param>
/// <param name="Csrf">What every change has to carry; it belongs to this session alone.</param>
public sealed record Visitor(Snowflake<User> User, string Name, string Session, string Csrf)
{
    /// <summary>A form's hidden field of that name, or a header of <see cref="CsrfHeader"/>.</summary>
    public const string CsrfName = "csrf";

    public const string CsrfHeader = "X-CSRF-Token";

    public Html CsrfField => Html.Of($"<input type=\"hidden\" name=\"{CsrfName}\" value=\"{Csrf}\">");

    /// <summary>Null for somebody who is not signed in.</summary>
    public static Visitor? Of(HttpContext http) => http.Features.Get<Visitor>();

    public bool IsTheirs(string? csrf) =>
        csrf is not null
        && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(csrf), Encoding.UTF8.GetBytes(Csrf));
}

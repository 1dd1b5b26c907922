using Guildhall.Core.Pages;

namespace Guildhall.Host.Serving;

/// <summary><c>/</c>: what answers here, and where to look.</summary>
internal static class WelcomePage
{
    private static readonly Page page = new(
        "Welcome",
        Html.Of(
            $"""
            <h1>Guildhall</h1>
            <p>This is Guildhall's own web server. The bot answers in Discord: try <code>/translate</code>, <code>/warn</code> or
            <code>/verify</code> there; summaries open here by the links that it gives.</p>
            <ul>
            <li><a href="/sietch">Members, council and threshold of the community; your own page</a></li>
            <li><a href="/appeals">Appeal against a ban or another case</a></li>
            <li><a href="/account/privacy">What is kept about you</a></li>
            <li><a href="/health/ready">Is everything it needs in order?</a></li>
            <li><a href="/metrics">Metrics, for Prometheus</a></li>
            </ul>
            """
        )
    );

    public static IEndpointRouteBuilder MapWelcome(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/", () => page);
        return endpoints;
    }
}

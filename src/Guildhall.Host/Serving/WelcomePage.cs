namespace Guildhall.Host.Serving;

/// <summary><c>/</c>: what answers here, and where to look.</summary>
internal static class WelcomePage
{
    private const string Html = """
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light dark">
        <title>Guildhall</title>
        <style>
        body { font: 17px/1.6 system-ui, sans-serif; max-width: 40rem; margin: 12vh auto; padding: 0 1.25rem; }
        h1 { font-size: 2rem; margin-bottom: .25rem; }
        code { font-size: .95em; }
        </style>
        </head>
        <body>
        <h1>Guildhall</h1>
        <p>This is Guildhall's own web server. The bot answers in Discord: try <code>/translate</code> there; summaries open here by
        the links that it gives.</p>
        <ul>
        <li><a href="/health/ready">Is everything it needs in order?</a></li>
        <li><a href="/metrics">Metrics, for Prometheus</a></li>
        </ul>
        </body>
        </html>
        """;

    public static IEndpointRouteBuilder MapWelcome(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/", () => Results.Text(Html, "text/html; charset=utf-8"));
        return endpoints;
    }
}

using System.Net.Mime;

namespace Guildhall.Simulator.Control;

/// <summary><c>/external?url=</c>: pictures that lie elsewhere, as Discord's own proxy brings them, so that no page asks a foreign
/// address. Only programs of this machine are asked.</summary>
internal sealed class MediaProxy : IDisposable
{
    private const int Largest = 8 << 20;

    private static readonly HashSet<string> shown = new(StringComparer.Ordinal)
    {
        MediaTypeNames.Image.Png,
        MediaTypeNames.Image.Jpeg,
        MediaTypeNames.Image.Gif,
        MediaTypeNames.Image.Webp,
    };

    private readonly HttpClient http = new(
        new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            UseProxy = false,
        }
    )
    {
        Timeout = TimeSpan.FromSeconds(5),
        MaxResponseContentBufferSize = Largest,
    };

    public static void Map(IEndpointRouteBuilder endpoints) =>
        endpoints.MapGet(
            "/external",
            (string url, HttpContext http, MediaProxy proxy) =>
                proxy.BringAsync(url, http.Response, http.RequestAborted)
        );

    public void Dispose() => http.Dispose();

    private async Task<IResult> BringAsync(string url, HttpResponse response, CancellationToken cancellation)
    {
        if (!Uri.TryCreate(url, UriKind.Absolute, out var address) || !address.IsLoopback || address.Scheme != "http")
        {
            return Results.BadRequest(
                new { error = "Pictures are brought from http addresses of this machine alone." }
            );
        }

        try
        {
            using var answer = await http.GetAsync(address, cancellation);
            var type = answer.Content.Headers.ContentType?.MediaType ?? "";
            if (!answer.IsSuccessStatusCode || !shown.Contains(type))
            {
                return Results.NotFound(new { error = $"{address} has no picture: {(int)answer.StatusCode} {type}." });
            }

            response.Headers.XContentTypeOptions = "nosniff";
            return Results.Bytes(await answer.Content.ReadAsByteArrayAsync(cancellation), type);
        }
        catch (Exception exception)
            when (exception is HttpRequestException
                || (exception is TaskCanceledException && !cancellation.IsCancellationRequested)
            )
        {
            return Results.NotFound(new { error = $"{address} did not answer with a picture of up to 8 MiB in 5 s." });
        }
    }
}

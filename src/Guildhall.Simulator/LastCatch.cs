using System.Text.Json.Nodes;
using Guildhall.Simulator.Wire;

namespace Guildhall.Simulator;

/// <summary>
/// Around every request: only a host name of this machine is answered, so that no foreign page reaches the simulator by
/// rebinding its own name, and none acts in the name of who looks at it; and what nobody caught is told as JSON and in the log, never as an empty 500.
/// </summary>
internal sealed partial class LastCatch(RequestDelegate next, SimulatorOptions options, ILogger<LastCatch> logger)
{
    private static readonly string[] Own = ["127.0.0.1", "localhost", "[::1]"];

    public async Task InvokeAsync(HttpContext http)
    {
        http.Response.Headers.XContentTypeOptions = "nosniff";
        if (!options.AnswersAnyHost && !Own.Contains(http.Request.Host.Host, StringComparer.OrdinalIgnoreCase))
        {
            await WriteAsync(http, 403, 0, "This host name is not the simulator's; --any-host lets it pass.");
            return;
        }

        if (Origins.IsForeign(http.Request))
        {
            await WriteAsync(http, 403, 0, "A page of another address neither reads nor acts here.");
            return;
        }

        try
        {
            await next(http);
        }
        catch (BadHttpRequestException bad) when (!http.Response.HasStarted)
        {
            var isTooLarge = bad.StatusCode == StatusCodes.Status413PayloadTooLarge;
            await WriteAsync(http, bad.StatusCode, isTooLarge ? 40005 : 0, bad.Message);
        }
        catch (Exception failure) when (!http.Response.HasStarted && !http.RequestAborted.IsCancellationRequested)
        {
            Failed(http.Request.Method, RouteOf(http), failure.GetType().Name, failure.StackTrace);
            await WriteAsync(http, 500, 0, "500: Internal Server Error");
        }
    }

    // The path itself may hold a token.
    private static string? RouteOf(HttpContext http) => (http.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText;

    private static Task WriteAsync(HttpContext http, int status, int code, string message)
    {
        var body = new JsonObject
        {
            ["message"] = message,
            ["code"] = code,
            ["error"] = message,
        };
        http.Response.StatusCode = status;
        http.Response.ContentType = "application/json";
        return http.Response.WriteAsync(body.ToPlainText(), http.RequestAborted);
    }

    [LoggerMessage(LogLevel.Error, "Failed: {Method} {Route} with {Failure} {Trace}")]
    private partial void Failed(string method, string? route, string failure, string? trace);
}

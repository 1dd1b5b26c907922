using System.Globalization;
using System.Text.Json.Nodes;
using Guildhall.Simulator.Control;
using Guildhall.Simulator.Faults;
using Guildhall.Simulator.State;

namespace Guildhall.Simulator.Rest;

/// <summary>What happens to every REST request: body, fault, token, rate limit, handler, answer, log.</summary>
internal sealed partial class RestPipeline(
    Universe world,
    FaultEngine faults,
    RequestLog log,
    RateLimits limits,
    SimulatorOptions options,
    TimeProvider time,
    ILogger<RestPipeline> logger
)
{
    private const string World = "discord";

    public async Task RunAsync(HttpContext http, RestRoute route, CancellationToken cancellation)
    {
        var request = http.Request;
        var body = new RequestBody(null, []);
        Answer? refused = null;
        try
        {
            body = await RequestBody.ReadAsync(request, cancellation);
        }
        catch (ApiException invalid)
        {
            refused = invalid.ToAnswer();
        }

        var fault = faults.Take(World, request.Method, request.Path);
        if (fault?.DelayMs is { } delay)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(delay), time, cancellation);
        }

        var (answer, verdict) = Result(http, route, body, refused, fault);
        var isDropped = fault?.Drop == true;
        Record(request, route.Template, isDropped ? 0 : answer.Status, body);
        if (isDropped)
        {
            http.Abort();
            return;
        }

        verdict?.WriteTo(http.Response.Headers);
        await WriteAsync(http.Response, answer, cancellation);
    }

    /// <summary>A route that Discord has and this program does not.</summary>
    public async Task GapAsync(HttpContext http, CancellationToken cancellation)
    {
        Gap(http.Request.Method, http.Request.Path);
        var body = new JsonObject
        {
            ["message"] = $"The simulator does not have {http.Request.Method} {http.Request.Path}.",
            ["code"] = 0,
        };
        Record(http.Request, "(unknown)", StatusCodes.Status501NotImplemented, new(null, []));
        await WriteAsync(http.Response, new(StatusCodes.Status501NotImplemented, body), cancellation);
    }

    private (Answer Answer, RateVerdict? Verdict) Result(
        HttpContext http,
        RestRoute route,
        RequestBody body,
        Answer? refused,
        FaultThen? fault
    )
    {
        var replaces = fault is { Drop: true } or { Status: not null };
        if (replaces && !fault!.AfterEffect)
        {
            return Faulty(fault, route);
        }

        var honest = refused is null ? Decide(http.Request, route, body) : (refused, null);
        return replaces ? Faulty(fault!, route) : honest;
    }

    private (Answer, RateVerdict?) Decide(HttpRequest request, RestRoute route, RequestBody body)
    {
        lock (world.Gate)
        {
            RateVerdict? verdict = null;
            try
            {
                var bot = Authorize(request, route);
                verdict = limits.Count(bot, route.Limit, RestRoute.MajorOf(request), route.IsExemptFromGlobal);
                if (verdict.RetryAfter is not null && options.EnforcesRateLimits)
                {
                    return (verdict.ToAnswer(), verdict);
                }

                return (route.Handle(new(world, bot, request, body)), verdict);
            }
            catch (ApiException refusal)
            {
                return (refusal.ToAnswer(), verdict);
            }
        }
    }

    private SimBot? Authorize(HttpRequest request, RestRoute route)
    {
        var header = request.Headers.Authorization.ToString();
        var bot = header.StartsWith("Bot ", StringComparison.Ordinal) ? world.BotWithToken(header[4..]) : null;
        return bot is null && !route.IsOpen ? throw Refusals.Unauthorized : bot;
    }

    private (Answer, RateVerdict?) Faulty(FaultThen fault, RestRoute route)
    {
        var status = fault.Status ?? StatusCodes.Status502BadGateway;
        if (status != StatusCodes.Status429TooManyRequests)
        {
            return (new(status, new JsonObject { ["message"] = $"{status}: Injected fault", ["code"] = 0 }), null);
        }

        var wait = TimeSpan.FromSeconds(fault.RetryAfter ?? 1);
        var verdict = new RateVerdict(route.Limit.Name, route.Limit.Requests, 0, world.Now + wait, wait)
        {
            RetryAfter = wait,
            IsGlobal = fault.Global,
        };
        return (verdict.ToAnswer(), verdict);
    }

    private void Record(HttpRequest request, string template, int status, RequestBody body)
    {
        var shown = body.Json?.DeepClone();
        if (body.Files.Count > 0 && shown is JsonObject json)
        {
            json["files"] = new JsonArray([.. body.Files.Select(f => (JsonNode)f.FileName)]);
        }

        log.Add(World, request.Method, template, request.Path + request.QueryString, status, shown);
    }

    private static async Task WriteAsync(HttpResponse response, Answer answer, CancellationToken cancellation)
    {
        response.StatusCode = answer.Status;
        if (answer.RetryAfter is { } wait)
        {
            response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        }

        if (answer.Body is { } body)
        {
            response.ContentType = "application/json";
            await response.WriteAsync(body.ToJsonString(), cancellation);
        }
    }

    [LoggerMessage(LogLevel.Warning, "Not simulated: {Method} {Path}")]
    private partial void Gap(string method, string path);
}

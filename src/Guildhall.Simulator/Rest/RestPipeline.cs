using System.Globalization;
using System.Text.Json.Nodes;
using Guildhall.Simulator.Contract;
using Guildhall.Simulator.Control;
using Guildhall.Simulator.Faults;
using Guildhall.Simulator.SignIn;
using Guildhall.Simulator.State;

namespace Guildhall.Simulator.Rest;

/// <summary>What happens to every REST request: body, fault, token, rate limit, handler, answer, log.</summary>
internal sealed partial class RestPipeline(
    Universe world,
    FaultEngine faults,
    RequestLog log,
    RateLimits limits,
    SignInDesk people,
    SimulatorOptions options,
    TimeProvider time,
    ILogger<RestPipeline> logger
)
{
    /// <summary>In the items of a request whose answer a fault made up or delayed.</summary>
    public const string FaultMark = "fault";

    private const string World = "discord";
    private static readonly string[] ToldRequestHeaders = ["Content-Type", "User-Agent", "X-Audit-Log-Reason"];

    public async Task RunAsync(HttpContext http, RestRoute route, CancellationToken cancellation)
    {
        var started = time.GetTimestamp();
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

        var fault = faults.Take(Subject(request, route));
        if (fault is not null)
        {
            http.Items[FaultMark] = fault;
        }

        if (fault?.DelayMs is { } delay)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(delay), time, cancellation);
        }

        var (answer, verdict) = Result(http, route, body, refused, fault);
        answer = answer.Then is { } then ? await then(cancellation) : answer;
        if (fault?.Drop == true)
        {
            Record(http, route.Template, new(0, null), body, time.GetElapsedTime(started));
            http.Abort();
            return;
        }

        verdict?.WriteTo(http.Response.Headers);
        Record(http, route.Template, answer, body, time.GetElapsedTime(started));
        await (
            fault is null
                ? WriteAsync(http.Response, answer, cancellation)
                : FaultyAnswer.WriteAsync(http, answer, fault, time, cancellation)
        );
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
        var answer = new Answer(StatusCodes.Status501NotImplemented, body);
        Record(http, "(unknown)", answer, new(null, []), TimeSpan.Zero);
        await WriteAsync(http.Response, answer, cancellation);
    }

    private (Answer Answer, RateVerdict? Verdict) Result(
        HttpContext http,
        RestRoute route,
        RequestBody body,
        Answer? refused,
        FaultThen? fault
    )
    {
        if (fault is null)
        {
            return refused is null ? Decide(http.Request, route, body) : (refused, null);
        }

        if (fault.ChangesBucket)
        {
            lock (world.Gate)
            {
                limits.Rename(route.Limit);
            }
        }

        if (fault is { Replaces: true, AfterEffect: false })
        {
            return FaultyAnswer.Make(fault, route, world.Now);
        }

        var (answer, verdict) = refused is null ? Decide(http.Request, route, body) : (refused, null);
        return fault.Replaces
            ? FaultyAnswer.Make(fault, route, world.Now)
            : (answer, verdict is null ? null : verdict with { Skew = SkewOf(fault) });
    }

    private static TimeSpan SkewOf(FaultThen fault) => TimeSpan.FromMilliseconds(fault.ResetSkewMs ?? 0);

    private FaultSubject Subject(HttpRequest request, RestRoute route)
    {
        lock (world.Gate)
        {
            return new(World)
            {
                Method = request.Method,
                Path = request.Path,
                Bot = BotOf(request)?.Names ?? [],
                Bucket = [route.Limit.Name, limits.HashOf(route.Limit)],
            };
        }
    }

    private (Answer, RateVerdict?) Decide(HttpRequest request, RestRoute route, RequestBody body)
    {
        lock (world.Gate)
        {
            RateVerdict? verdict = null;
            try
            {
                var person = PersonOf(request);
                var bot = person is null ? Authorize(request, route) : null;
                var major = $"{RestRoute.MajorOf(request)}{person?.User.Id}";
                verdict = options.TellsRateLimits
                    ? limits.Count(bot, route.Limit, major, route.IsExemptFromGlobal)
                    : null;
                if (verdict?.RetryAfter is not null && options.EnforcesRateLimits)
                {
                    return (verdict.ToAnswer(), verdict);
                }

                RequestGuard.Check(world, request, body);
                var call = new Call(world, bot, request, body);
                return (person is null ? route.Handle(call) : PersonRoutes.Handle(route, call, person), verdict);
            }
            catch (ApiException refusal)
            {
                return (refusal.ToAnswer(), verdict);
            }
            catch (Exception odd) when (IsOfTheBody(odd))
            {
                Odd(request.Method, route.Template, odd.GetType().Name, odd.StackTrace);
                return (Refusals.InvalidForm.ToAnswer(), verdict);
            }
        }
    }

    /// <summary>A value that nobody can make sense of: the sender's fault, as far as anyone can tell.</summary>
    public static bool IsOfTheBody(Exception odd) =>
        odd
            is InvalidOperationException
                or ArgumentException
                or FormatException
                or OverflowException
                or InvalidCastException;

    private SimBot? Authorize(HttpRequest request, RestRoute route)
    {
        var bot = BotOf(request);
        return bot is null && !route.IsOpen ? throw Refusals.Unauthorized : bot;
    }

    /// <summary>Who let an application ask in their name; null where a bot asks for itself.</summary>
    /// <exception cref="ApiException">401: the token is none of ours, or over.</exception>
    private SimGrant? PersonOf(HttpRequest request)
    {
        const string scheme = "Bearer ";
        var header = request.Headers.Authorization.ToString();
        return header.StartsWith(scheme, StringComparison.Ordinal)
            ? people.TryFind(header[scheme.Length..]) ?? throw Refusals.Unauthorized
            : null;
    }

    private void Record(HttpContext http, string template, Answer answer, RequestBody body, TimeSpan took)
    {
        var request = http.Request;
        log.Add(
            new(World, request.Method, template, request.Path + request.QueryString, answer.Status)
            {
                Bot = NameOfBot(request),
                BodyText = body.Shown()?.ToJsonString(),
                AnswerText = answer.Text,
                RequestHeaders = Told(request.Headers, name => ToldRequestHeaders.Contains(name)),
                AnswerHeaders = Told(
                    http.Response.Headers,
                    name => name == "Retry-After" || name.StartsWith("X-RateLimit-", StringComparison.Ordinal)
                ),
                Took = took,
                IsFaulty = http.Items.ContainsKey(FaultMark),
            }
        );
    }

    private string? NameOfBot(HttpRequest request)
    {
        lock (world.Gate)
        {
            return BotOf(request)?.User.Name;
        }
    }

    private SimBot? BotOf(HttpRequest request)
    {
        var header = request.Headers.Authorization.ToString();
        return header.StartsWith("Bot ", StringComparison.Ordinal) ? world.BotWithToken(header[4..]) : null;
    }

    private static Dictionary<string, string> Told(IHeaderDictionary headers, Func<string, bool> isTold) =>
        headers.Where(h => isTold(h.Key)).ToDictionary(h => h.Key, h => h.Value.ToString());

    private static async Task WriteAsync(HttpResponse response, Answer answer, CancellationToken cancellation)
    {
        response.StatusCode = answer.Status;
        if (answer.RetryAfter is { } wait)
        {
            response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        }

        if (answer.Text is { } text)
        {
            response.ContentType = "application/json";
            await response.WriteAsync(text, cancellation);
        }
    }

    [LoggerMessage(LogLevel.Warning, "No sense in {Method} {Template}: {Failure} {Trace}")]
    private partial void Odd(string method, string template, string failure, string? trace);

    [LoggerMessage(LogLevel.Warning, "Not simulated: {Method} {Path}")]
    private partial void Gap(string method, string path);
}

using System.Globalization;

namespace Guildhall.Simulator.Faults;

/// <summary>
/// Applies the faults of one world to a route group: <c>group.AddEndpointFilter(new FaultFilter("google", engine, time))</c>.
/// A handler that returns its result, instead of writing it, also supports faults after the effect.
/// </summary>
internal sealed class FaultFilter(string world, FaultEngine engine, TimeProvider time) : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        if (engine.Take(world, http.Request.Method, http.Request.Path) is not { } fault)
        {
            return await next(context);
        }

        await WaitAsync(http, fault.DelayMs);
        var answers = fault.Replaces;
        if (!answers || fault.AfterEffect)
        {
            var result = await next(context);
            if (!answers)
            {
                await WaitAsync(http, fault.FirstByteMs);
                return result;
            }
        }

        await WaitAsync(http, fault.FirstByteMs);
        if (fault.Drop)
        {
            http.Abort();
            return Results.Empty;
        }

        return Refuse(http, fault);
    }

    private Task WaitAsync(HttpContext http, int? milliseconds) =>
        milliseconds is { } wait
            ? Task.Delay(TimeSpan.FromMilliseconds(wait), time, http.RequestAborted)
            : Task.CompletedTask;

    private static IResult Refuse(HttpContext http, FaultThen fault)
    {
        var wait = fault.RetryAfterHeader ?? fault.RetryAfter;
        if (fault.Status == StatusCodes.Status429TooManyRequests || wait is not null)
        {
            var seconds = (int)Math.Ceiling(wait ?? 1);
            http.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        }

        if (fault.IsHtml)
        {
            var page = $"<!doctype html><html><body><h1>Error {fault.Status}</h1></body></html>";
            return Results.Content(page, fault.ContentType ?? "text/html", null, fault.Status);
        }

        var body = fault.Body?.ToJsonString() ?? """{"error":{"message":"Injected fault."}}""";
        return Results.Content(body, fault.ContentType ?? "application/json", null, fault.Status);
    }
}

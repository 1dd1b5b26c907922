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

        if (fault.DelayMs is { } delay)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(delay), time, http.RequestAborted);
        }

        var answers = fault.Drop || fault.Status is not null;
        if (!answers || fault.AfterEffect)
        {
            var result = await next(context);
            if (!answers)
            {
                return result;
            }
        }

        if (fault.Drop)
        {
            http.Abort();
            return Results.Empty;
        }

        return Refuse(http, fault);
    }

    private static IResult Refuse(HttpContext http, FaultThen fault)
    {
        if (fault.Status == StatusCodes.Status429TooManyRequests || fault.RetryAfter is not null)
        {
            var seconds = (int)Math.Ceiling(fault.RetryAfter ?? 1);
            http.Response.Headers.RetryAfter = seconds.ToString(System.Globalization.CultureInfo.InvariantCulture);
        }

        return Results.Json(new { error = new { message = "Injected fault." } }, statusCode: fault.Status);
    }
}

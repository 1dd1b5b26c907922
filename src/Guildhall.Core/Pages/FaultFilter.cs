using Guildhall.Core.Telemetry;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Guildhall.Core.Pages;

/// <summary>
/// Around every page and every call of the API: a fault is logged under an id and told with it, as a page to people and
/// as problem details to programs.
/// </summary>
public sealed partial class FaultFilter(ILogger<FaultFilter> log) : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        try
        {
            return await next(context);
        }
        catch (BadHttpRequestException bad)
        {
            return Problems.Of(http, bad.StatusCode, "core.bad_request", "The request could not be read.");
        }
        catch (Exception exception)
            when (exception is not OperationCanceledException || !http.RequestAborted.IsCancellationRequested)
        {
            var errorId = ErrorIds.New();
            Failed(exception, errorId, http.GetEndpoint()?.DisplayName);
            return Problems.Of(
                http,
                StatusCodes.Status500InternalServerError,
                "core.failed",
                $"That went wrong on our side. It has been logged as {errorId}; please try again in a minute."
            );
        }
    }

    [LoggerMessage(LogLevel.Error, "Error {ErrorId} in {Endpoint}")]
    private partial void Failed(Exception exception, string errorId, string? endpoint);
}

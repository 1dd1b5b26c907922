using Microsoft.AspNetCore.Http;

namespace Guildhall.Core.Pages;

/// <summary>303: what was posted is done, and this page shows it; loading that again repeats nothing.</summary>
/// <param name="Path">Of ours, beginning with a slash.</param>
public sealed record SeeOther(string Path) : IResult
{
    public Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.StatusCode = StatusCodes.Status303SeeOther;
        httpContext.Response.Headers.Location = Path;
        return Task.CompletedTask;
    }
}

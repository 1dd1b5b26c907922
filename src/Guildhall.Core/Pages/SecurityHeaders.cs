using Microsoft.AspNetCore.Builder;

namespace Guildhall.Core.Pages;

public static class SecurityHeaders
{
    /// <summary>On every answer: no guessing of types, no frames, no address told to others, and https for good where it is.</summary>
    public static IApplicationBuilder UseSecurityHeaders(this IApplicationBuilder app, bool isHttps) =>
        app.Use(
            (http, next) =>
            {
                var headers = http.Response.Headers;
                headers.XContentTypeOptions = "nosniff";
                headers.XFrameOptions = "DENY";
                headers["Referrer-Policy"] = "same-origin";
                headers["Cross-Origin-Opener-Policy"] = "same-origin";
                if (isHttps)
                {
                    headers.StrictTransportSecurity = "max-age=31536000; includeSubDomains";
                }

                return next(http);
            }
        );
}

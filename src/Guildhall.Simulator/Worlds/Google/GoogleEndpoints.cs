using System.Text.Json.Nodes;
using Guildhall.Simulator.Control;
using Guildhall.Simulator.Faults;

namespace Guildhall.Simulator.Worlds.Google;

/// <summary>Google's token endpoint, Drive v3 and Docs v1 under <c>/google</c>, and <c>/sim/google</c>.</summary>
internal static class GoogleEndpoints
{
    public static void Map(IEndpointRouteBuilder endpoints)
    {
        var services = endpoints.ServiceProvider;
        var faults = new FaultFilter(
            "google",
            services.GetRequiredService<FaultEngine>(),
            services.GetRequiredService<TimeProvider>()
        );
        var gate = new GoogleGate(
            services.GetRequiredService<RequestLog>(),
            services.GetRequiredService<GoogleTokens>()
        );

        endpoints.Map("/google/token", TokenAsync).AddEndpointFilter(faults);
        var api = endpoints.MapGroup("/google");
        api.AddEndpointFilter(gate).AddEndpointFilter(faults);
        DriveEndpoints.Map(api);
        DocsEndpoints.Map(api);
        GoogleView.Map(endpoints);
    }

    public static string Origin(HttpRequest request) => $"{request.Scheme}://{request.Host}";

    private static async Task<IResult> TokenAsync(HttpContext http, GoogleTokens tokens, CancellationToken cancellation)
    {
        if (!HttpMethods.IsPost(http.Request.Method))
        {
            http.Response.Headers.Allow = "POST";
            return Results.Json(new { error = "invalid_request" }, statusCode: 405);
        }

        if (!http.Request.HasFormContentType)
        {
            return Refuse(new("invalid_request", "The request is not a form."));
        }

        var form = await http.Request.ReadFormAsync(cancellation);
        if (form["grant_type"] != "urn:ietf:params:oauth:grant-type:jwt-bearer")
        {
            return Refuse(new("unsupported_grant_type", $"Invalid grant_type: {form["grant_type"]}"));
        }

        var token = tokens.Grant(form["assertion"].ToString(), Origin(http.Request) + http.Request.Path, out var no);
        return no is not null
            ? Refuse(no)
            : Results.Json(
                new JsonObject
                {
                    ["access_token"] = token,
                    ["expires_in"] = GoogleTokens.LifetimeSeconds,
                    ["token_type"] = "Bearer",
                }
            );
    }

    private static IResult Refuse(GrantRefusal refusal) =>
        Results.Json(new { error = refusal.Error, error_description = refusal.Description }, statusCode: 400);
}

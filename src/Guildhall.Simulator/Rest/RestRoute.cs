namespace Guildhall.Simulator.Rest;

/// <summary>A route of the API: what answers, and whether its path itself carries the right to ask.</summary>
/// <param name="Template">Without <c>/api/v10</c>; parameters by their short names: <c>{channel}</c>.</param>
/// <param name="IsOpen">A token in the path replaces the Authorization header.</param>
internal sealed record RestRoute(string Method, string Template, Func<Call, Answer> Handle, bool IsOpen)
{
    private static readonly string[] Major = ["channel", "guild", "webhook", "token"];

    public RateLimit Limit { get; } = RateLimitTable.For(Method, Template);

    /// <summary>Interactions and webhooks do not count against the global limit.</summary>
    public bool IsExemptFromGlobal => IsOpen;

    /// <summary>What separates the buckets of one limit.</summary>
    public static string MajorOf(HttpRequest request) =>
        string.Join('/', Major.Select(name => request.RouteValues[name]?.ToString()));
}

/// <summary>Registers routes: <c>api.Get("/users/@me", call => …)</c>.</summary>
internal sealed class RestMap(IEndpointRouteBuilder endpoints, RestPipeline pipeline)
{
    public void Get(string template, Func<Call, Answer> handle) => Add("GET", template, handle);

    public void Post(string template, Func<Call, Answer> handle) => Add("POST", template, handle);

    public void Put(string template, Func<Call, Answer> handle) => Add("PUT", template, handle);

    public void Patch(string template, Func<Call, Answer> handle) => Add("PATCH", template, handle);

    public void Delete(string template, Func<Call, Answer> handle) => Add("DELETE", template, handle);

    /// <summary>A route whose path carries its own token.</summary>
    public void Open(string method, string template, Func<Call, Answer> handle) => Add(method, template, handle, true);

    private void Add(string method, string template, Func<Call, Answer> handle, bool isOpen = false)
    {
        var route = new RestRoute(method, template, handle, isOpen);
        endpoints.MapMethods(
            "/api/v10" + template,
            [method],
            http => pipeline.RunAsync(http, route, http.RequestAborted)
        );
    }
}

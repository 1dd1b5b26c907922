using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Guildhall.Discord.Model;

namespace Guildhall.Discord.Rest;

/// <summary>One call, sendable any number of times.</summary>
internal sealed record RestRequest
{
    private readonly RouteTemplate route;

    private RestRequest(RouteTemplate route, string path, string major)
    {
        this.route = route;
        Path = path;
        Major = major;
        IsRetrySafe = route.Method != HttpMethod.Post;
    }

    public HttpMethod Method => route.Method;

    /// <summary>Percent-encoded, without a leading slash. May hold a token: never logged.</summary>
    public string Path { get; }

    /// <summary>The channel, guild or webhook whose limit counts.</summary>
    public string Major { get; }

    /// <summary>Method and template; safe to log.</summary>
    public string Key => route.Key;

    /// <summary>What a limit within a limit counts: the route, or a narrower deed that Discord limits by itself.</summary>
    public string Kind => Deed is { } deed ? $"{Key} {deed}" : Key;

    /// <summary>Changing a channel's name or topic has a limit of its own, far below that of other changes.</summary>
    public string? Deed { get; init; }

    public string Query { get; init; } = "";

    public byte[]? Json { get; init; }

    public IReadOnlyList<FileUpload> Files { get; init; } = [];

    public string? Reason { get; init; }

    public RestPriority Priority { get; init; } = RestPriority.Enforcement;

    /// <summary>Fail rather than wait longer than this for limits and between attempts, all together.</summary>
    public TimeSpan? LongestWait { get; init; }

    /// <summary>After this long since the call began, by the monotonic clock, another attempt is useless.</summary>
    public TimeSpan? RetryFor { get; init; }

    /// <summary>Carries its own token: no bot token is sent, and the global limit does not count it.</summary>
    public bool HasOwnToken { get; init; }

    /// <summary>An interaction's token: it is unknown until its first answer has arrived, and then no longer.</summary>
    public bool IsInteraction { get; init; }

    /// <summary>Asked right before it is sent; null for what is always wanted.</summary>
    public Func<CancellationToken, ValueTask<bool>>? IsWanted { get; init; }

    /// <summary>Doing it twice is the same as once.</summary>
    public bool IsRetrySafe { get; init; }

    /// <summary>Bytes that one file may have.</summary>
    public long FileLimit { get; init; } = 10 * 1024 * 1024;

    /// <param name="template">Each <c>{}</c> takes the next argument, percent-encoded.</param>
    public static RestRequest To(HttpMethod method, string template, params ReadOnlySpan<object> arguments)
    {
        var route = RouteTemplate.Of(method, template);
        return new(route, route.Path(arguments), route.Major(arguments));
    }

    public RestRequest WithBody<T>(T body, JsonTypeInfo<T> json) =>
        this with
        {
            Json = JsonSerializer.SerializeToUtf8Bytes(body, json),
        };

    /// <summary>Goes to the guild's audit log.</summary>
    public RestRequest Because(string? reason) => this with { Reason = reason };

    /// <summary>Leaves out what is null; a list becomes one parameter an element.</summary>
    public RestRequest WithQuery(params ReadOnlySpan<(string Name, object? Value)> parameters)
    {
        var query = new StringBuilder();
        foreach (var (name, value) in parameters)
        {
            Append(query, name, value);
        }

        return this with
        {
            Query = query.ToString(),
        };
    }

    public override string ToString() => Key;

    private static void Append(StringBuilder query, string name, object? value)
    {
        if (value is IEnumerable<object> list)
        {
            foreach (var element in list)
            {
                Append(query, name, element);
            }
        }
        else if (value is not null)
        {
            var text = value switch
            {
                bool truth => truth ? "true" : "false",
                DateTimeOffset instant => instant.ToUniversalTime().ToString("yyyy-MM-ddTHH:mm:ss.ffffffK"),
                Enum number => number.ToString("d"),
                _ => value.ToString()!,
            };
            query.Append(query.Length == 0 ? '?' : '&').Append(name).Append('=').Append(Uri.EscapeDataString(text));
        }
    }
}

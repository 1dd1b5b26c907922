using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Guildhall.Discord.Model;

namespace Guildhall.Discord.Rest;

/// <summary>One call, sendable any number of times.</summary>
internal sealed record RestRequest
{
    private RestRequest(HttpMethod method, string template, string path, string major)
    {
        Method = method;
        Template = template;
        Path = path;
        Major = major;
        Key = $"{method.Method} {template}";
        IsRetrySafe = method != HttpMethod.Post;
    }

    public HttpMethod Method { get; }

    public string Template { get; }

    /// <summary>Percent-encoded, without a leading slash. May hold a token: never logged.</summary>
    public string Path { get; }

    /// <summary>The channel, guild or webhook whose limit counts.</summary>
    public string Major { get; }

    /// <summary>Method and template; safe to log.</summary>
    public string Key { get; }

    public string Query { get; init; } = "";

    public byte[]? Json { get; init; }

    public IReadOnlyList<FileUpload> Files { get; init; } = [];

    public string? Reason { get; init; }

    /// <summary>Goes before the others that wait for the same bucket.</summary>
    public bool IsUrgent { get; init; }

    /// <summary>Carries its own token: no bot token is sent, and the global limit does not count it.</summary>
    public bool HasOwnToken { get; init; }

    /// <summary>An interaction's token: it is unknown until its first answer has arrived, and then no longer.</summary>
    public bool IsInteraction { get; init; }

    /// <summary>Doing it twice is the same as once.</summary>
    public bool IsRetrySafe { get; init; }

    /// <summary>After this instant a retry is useless.</summary>
    public DateTimeOffset? RetryUntil { get; init; }

    /// <summary>Bytes that one file may have.</summary>
    public long FileLimit { get; init; } = 10 * 1024 * 1024;

    /// <param name="template">Each <c>{}</c> takes the next argument, percent-encoded.</param>
    public static RestRequest To(HttpMethod method, string template, params ReadOnlySpan<object> arguments)
    {
        var parts = template.Split("{}");
        var path = parts[0];
        for (var i = 0; i < arguments.Length; i++)
        {
            path += Uri.EscapeDataString(arguments[i].ToString()!) + parts[i + 1];
        }

        return new(method, template, path, MajorOf(template, arguments));
    }

    public RestRequest WithBody<T>(T body, JsonTypeInfo<T> json) =>
        this with
        {
            Json = JsonSerializer.SerializeToUtf8Bytes(body, json),
        };

    /// <summary>A webhook's limit belongs to its id and token together.</summary>
    private static string MajorOf(string template, ReadOnlySpan<object> arguments)
    {
        if (template.StartsWith("webhooks/{}/{}", StringComparison.Ordinal))
        {
            return $"{arguments[0]}/{arguments[1]}";
        }

        var hasMajor =
            template.StartsWith("channels/{}", StringComparison.Ordinal)
            || template.StartsWith("guilds/{}", StringComparison.Ordinal)
            || template.StartsWith("webhooks/{}", StringComparison.Ordinal)
            || template.StartsWith("interactions/{}", StringComparison.Ordinal);
        return hasMajor ? arguments[0].ToString()! : "";
    }

    public override string ToString() => Key;
}

using System.Collections.Concurrent;

namespace Guildhall.Discord.Rest;

/// <summary>A route as Discord documents it, cut at its parameters once.</summary>
internal sealed class RouteTemplate
{
    private static readonly ConcurrentDictionary<(HttpMethod, string), RouteTemplate> known = new();

    private readonly string[] parts;
    private readonly bool hasMajor;
    private readonly bool hasTokenMajor;

    private RouteTemplate(HttpMethod method, string template)
    {
        Method = method;
        Key = $"{method.Method} {template}";
        parts = template.Split("{}");
        hasMajor = parts.Length > 1 && parts[0] is "channels/" or "guilds/" or "webhooks/" or "interactions/";
        hasTokenMajor = parts is ["webhooks/", "/", ..];
    }

    public HttpMethod Method { get; }

    /// <summary>Method and template; safe to log.</summary>
    public string Key { get; }

    /// <param name="template">Written in this library: never made of anything that came from outside.</param>
    public static RouteTemplate Of(HttpMethod method, string template) =>
        known.GetOrAdd((method, template), static pair => new(pair.Item1, pair.Item2));

    /// <summary>Each argument as one percent-encoded segment, without a leading slash.</summary>
    /// <exception cref="ArgumentException">An argument that is no segment: empty, or one that would climb the path.</exception>
    public string Path(ReadOnlySpan<object> arguments)
    {
        if (arguments.Length != parts.Length - 1)
        {
            throw new ArgumentException($"{Key} takes {parts.Length - 1} arguments.", nameof(arguments));
        }

        var path = parts[0];
        for (var i = 0; i < arguments.Length; i++)
        {
            path = string.Concat(path, Segment(arguments[i]), parts[i + 1]);
        }

        return path;
    }

    /// <summary>The channel, guild or webhook (id and token together) whose limit counts; else empty.</summary>
    public string Major(ReadOnlySpan<object> arguments)
    {
        if (hasTokenMajor)
        {
            return $"{arguments[0]}/{arguments[1]}";
        }

        return hasMajor ? arguments[0].ToString()! : "";
    }

    // A path's "." and ".." are resolved before it is sent, percent-encoded or not.
    private string Segment(object argument)
    {
        var text = argument.ToString();
        return text is null or "" or "." or ".."
            ? throw new ArgumentException($"{Key}: an empty or relative path segment.", nameof(argument))
            : Uri.EscapeDataString(text);
    }
}

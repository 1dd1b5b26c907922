using System.Globalization;
using System.Text.Json.Nodes;
using Guildhall.Simulator.Faults;
using Guildhall.Simulator.Gateway;

namespace Guildhall.Simulator.Control;

/// <summary>Reads faults as the control routes take them. What makes no sense is a <see cref="BadControlException"/>.</summary>
internal static class FaultForm
{
    private const string Skew = "resetSkewMs";

    // As milliseconds 24 days, as long as a timer can wait.
    private const double Largest = int.MaxValue;

    private static readonly string[] Scopes = ["user", "global", "shared"];
    private static readonly string[] MatchNames =
    [
        "method",
        "route",
        "nth",
        "bot",
        "bucket",
        "shard",
        "event",
        "session",
        "probability",
        "afterMs",
        "forMs",
    ];
    private static readonly string[] ThenNames =
    [
        "status",
        "retryAfter",
        "global",
        "delayMs",
        "afterEffect",
        "drop",
        "scope",
        "sublimit",
        "html",
        "retryAfterHeader",
        "body",
        "dropInBody",
        "firstByteMs",
        "bodyMs",
        "truncate",
        "contentType",
        "changeBucket",
        "resetSkewMs",
    ];
    private static readonly string[] OfDiscord =
    [
        "global",
        "scope",
        "sublimit",
        "dropInBody",
        "bodyMs",
        "truncate",
        "changeBucket",
        "resetSkewMs",
    ];
    private static readonly string[] OfAnswer = ["html", "body", "contentType", "retryAfter", "retryAfterHeader"];
    private static readonly string[] ActNames = ["do", "code", "resumable", "events", "ms", "guild", "renumber"];

    public static FaultMatch Match(JsonObject json)
    {
        NoOthers(json, "match", MatchNames);
        var probability = Decimal(json, "probability");
        if (probability is < 0 or > 1)
        {
            throw new BadControlException("'probability' is 0 to 1.");
        }

        var nth = Number(json, "nth");
        if (nth < 1)
        {
            throw new BadControlException("'nth' counts from 1.");
        }

        return new(Text(json, "method"), Route(json), nth)
        {
            Bot = Text(json, "bot"),
            Bucket = Text(json, "bucket"),
            Shard = Number(json, "shard"),
            Event = Text(json, "event"),
            Session = Text(json, "session"),
            Probability = probability,
            After = Milliseconds(json, "afterMs"),
            For = Milliseconds(json, "forMs"),
        };
    }

    /// <summary>What happens to a request.</summary>
    public static FaultThen Then(JsonObject json)
    {
        NoOthers(json, "then", ThenNames);
        var then = new FaultThen(
            Number(json, "status"),
            Decimal(json, "retryAfter"),
            Flag(json, "global") ?? false,
            Number(json, "delayMs"),
            Flag(json, "afterEffect") ?? false,
            Flag(json, "drop") ?? false
        )
        {
            Scope = Text(json, "scope"),
            IsSublimit = Flag(json, "sublimit") ?? false,
            IsHtml = Flag(json, "html") ?? false,
            RetryAfterHeader = Decimal(json, "retryAfterHeader"),
            Body = json["body"]?.DeepClone(),
            DropsInBody = Flag(json, "dropInBody") ?? false,
            FirstByteMs = Number(json, "firstByteMs"),
            BodyMs = Number(json, "bodyMs"),
            IsTruncated = Flag(json, "truncate") ?? false,
            ContentType = ContentType(json),
            ChangesBucket = Flag(json, "changeBucket") ?? false,
            ResetSkewMs = Number(json, Skew),
        };
        if (then == new FaultThen(null, then.RetryAfter, then.Global, null, then.AfterEffect, false))
        {
            throw new BadControlException("'then' needs a status, a delayMs, a drop, or a change of the true answer.");
        }

        if (then.Status is < 400 or > 599)
        {
            throw new BadControlException("'status' is 400 to 599.");
        }

        return then.Scope is null || Scopes.Contains(then.Scope)
            ? then
            : throw new BadControlException($"'{then.Scope}' is not a scope: {string.Join(", ", Scopes)}.");
    }

    /// <summary>Buckets, shards and spoiled bodies are Discord's alone: elsewhere such a rule would quietly do nothing.</summary>
    public static void RefuseDiscordsOwn(string world, FaultMatch match, JsonObject then)
    {
        var isOwn = match is not { Bot: null, Bucket: null, Shard: null, Event: null, Session: null };
        if (isOwn || OfDiscord.FirstOrDefault(then.ContainsKey) is not null)
        {
            throw new BadControlException(
                $"In the world '{world}' a rule matches by method, route, nth, probability and time, and does: "
                    + $"{string.Join(", ", ThenNames.Except(OfDiscord))}."
            );
        }

        if (then["status"] is null && OfAnswer.FirstOrDefault(then.ContainsKey) is { } part)
        {
            throw new BadControlException($"In the world '{world}' '{part}' needs a 'status'.");
        }
    }

    /// <summary>What happens at the gateway.</summary>
    /// <param name="others">Names that the same object may have besides.</param>
    public static GatewayAct Act(JsonObject json, params ReadOnlySpan<string> others)
    {
        NoOthers(json, "the body", [.. ActNames, .. others]);
        var code = Number(json, "code");
        return code is null || GatewayCloseCodes.IsSendable(code.Value) || GatewayCloseCodes.IsNone(code.Value)
            ? new GatewayAct(Disturbances(Text(json, "do") ?? ""))
            {
                Code = code is { } number && GatewayCloseCodes.IsNone(number) ? null : code,
                IsResumable = Flag(json, "resumable"),
                Events = Math.Max(1, Number(json, "events") ?? 1),
                Delay = Milliseconds(json, "ms") ?? TimeSpan.FromSeconds(1),
                Guild = Text(json, "guild"),
                Renumbers = Flag(json, "renumber") ?? false,
            }
            : throw new BadControlException(GatewayCloseCodes.Sendable);
    }

    private static Disturbance Disturbances(string name) =>
        Enum.TryParse<Disturbance>(name, ignoreCase: true, out var found) && !char.IsAsciiDigit(name[0])
            ? found
            : throw new BadControlException(
                $"'{name}' is not known: {string.Join(", ", Enum.GetNames<Disturbance>().Select(Camel))}."
            );

    private static string Camel(string name) => char.ToLowerInvariant(name[0]) + name[1..];

    private static void NoOthers(JsonObject json, string what, ReadOnlySpan<string> known)
    {
        foreach (var (name, _) in json)
        {
            if (!known.Contains(name))
            {
                throw new BadControlException(
                    $"'{name}' is not known in {what}: {string.Join(", ", known.ToArray())}."
                );
            }
        }
    }

    private static string? Text(JsonObject json, string name) => json[name]?.ToString();

    private static string? Route(JsonObject json) =>
        Text(json, "route") is not { } route || RoutePattern.IsOne(route)
            ? Text(json, "route")
            : throw new BadControlException(
                $"'route' is a part of a path, or a pattern like /channels/{{channel}}/messages with * for a segment, not '{route}'."
            );

    private static string? ContentType(JsonObject json) =>
        Text(json, "contentType") is not { } type || (type.Length > 0 && type.All(c => c is >= ' ' and <= '~'))
            ? Text(json, "contentType")
            : throw new BadControlException("'contentType' is one line of ASCII.");

    private static int? Number(JsonObject json, string name) => (int?)Decimal(json, name);

    private static TimeSpan? Milliseconds(JsonObject json, string name) =>
        Decimal(json, name) is { } number ? TimeSpan.FromMilliseconds(number) : null;

    private static double? Decimal(JsonObject json, string name)
    {
        if (Text(json, name) is not { } text)
        {
            return null;
        }

        return
            double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            && Math.Abs(number) <= Largest
            && (number >= 0 || name == Skew)
            ? number
            : throw new BadControlException($"'{name}' is a number from 0 to {Largest:F0}, not '{text}'.");
    }

    private static bool? Flag(JsonObject json, string name) =>
        Text(json, name) switch
        {
            null => null,
            "false" => false,
            "true" => true,
            var text => throw new BadControlException($"'{name}' is true or false, not '{text}'."),
        };
}

using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Guildhall.Simulator.Rest;
using Guildhall.Simulator.State;
using Guildhall.Simulator.Wire;

namespace Guildhall.Simulator.Control;

/// <summary>One call of <c>/sim</c>: its route, its query, its body.</summary>
internal sealed class ControlCall(Universe world, HttpRequest request, JsonObject body)
{
    private const int LongestName = 100;
    private const int OldestDays = 4000;

    public Universe World => world;

    public JsonObject Body => body;

    public string Route(string name) => Uri.UnescapeDataString((string)request.RouteValues[name]!);

    /// <summary>Null when this route has no such part.</summary>
    public string? TryRoute(string name) => request.RouteValues.ContainsKey(name) ? Route(name) : null;

    public string? Query(string name) =>
        request.Query.TryGetValue(name, out var values) && values.ToString() is { Length: > 0 } text ? text : null;

    /// <exception cref="BadControlException">It is missing.</exception>
    public string Text(string name) =>
        TryText(name) ?? throw new BadControlException($"'{name}' is missing in the body.");

    /// <exception cref="BadControlException">Missing, blank, or longer than any name is.</exception>
    public string Name(string name) => Named(name, Text(name));

    /// <exception cref="BadControlException">No list, or one of them is blank or longer than any name is.</exception>
    public IReadOnlyList<string>? TryNames(string name) =>
        TryTexts(name) is { } names ? [.. names.Select(one => Named(name, one))] : null;

    /// <summary>How old a newcomer's account is; null: made now.</summary>
    /// <exception cref="BadControlException">Older than Discord, or not born yet.</exception>
    public int? TryAgeDays()
    {
        const string name = "accountAgeDays";
        var days = TryNumber(name);
        return days is < 0 or > OldestDays ? throw new BadControlException($"'{name}' is 0 to {OldestDays}.") : days;
    }

    /// <summary>How often a rule acts; -1 for ever.</summary>
    public int Times() =>
        TryNumber("times") switch
        {
            null => 1,
            0 or < -1 => throw new BadControlException("'times' is at least 1, or -1 for ever."),
            { } times => times,
        };

    private static string Named(string name, string text) =>
        string.IsNullOrWhiteSpace(text) || Form.LengthOf(text) > LongestName
            ? throw new BadControlException(
                $"A name in '{name}' has 1 to {LongestName} characters, and not blanks alone."
            )
            : text;

    /// <exception cref="BadControlException">It is there and an object or a list.</exception>
    public string? TryText(string name) =>
        body[name] is JsonObject or JsonArray
            ? throw new BadControlException($"'{name}' is a text, not an object or a list.")
            : body[name]?.ToString();

    /// <exception cref="BadControlException">It is there and neither true nor false.</exception>
    public bool? TryFlag(string name) =>
        TryText(name) switch
        {
            null => null,
            "true" => true,
            "false" => false,
            var text => throw new BadControlException($"'{name}' is true or false, not '{text}'."),
        };

    /// <exception cref="BadControlException">It is there and no number.</exception>
    public int? TryNumber(string name)
    {
        if (TryText(name) is not { } text)
        {
            return null;
        }

        return int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw new BadControlException($"'{name}' is a whole number, not '{text}'.");
    }

    public IReadOnlyList<string>? TryTexts(string name) =>
        body[name] switch
        {
            null => null,
            JsonArray array when array.All(n => n is JsonValue) => [.. array.Select(n => n!.ToString())],
            _ => throw new BadControlException($"'{name}' is a list of names or ids."),
        };

    public DateTimeOffset? TryTime(string name)
    {
        if (TryText(name) is not { Length: > 0 } text)
        {
            return null;
        }

        return DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
            ? time.ToUniversalTime()
            : throw new BadControlException($"'{name}' is an ISO time, not '{text}'.");
    }

    /// <summary>The options of a command: an object by name, or a list of <c>{name, value}</c>.</summary>
    public JsonObject Options(string name)
    {
        switch (body[name])
        {
            case null:
                return [];
            case JsonObject map:
                return map;
            case JsonArray list when list.All(o => o is JsonObject one && one["name"] is not null):
                var options = new JsonObject();
                foreach (var option in list)
                {
                    options[option!["name"]!.ToString()] = option["value"]?.DeepClone();
                }

                return options;
            default:
                throw new BadControlException($"'{name}' is an object of names and values.");
        }
    }

    public SimGuild Guild() => Find.Guild(world, Route("guild"));

    public SimChannel Channel(SimGuild guild) => Find.Channel(world, guild, Route("channel"));

    public SimMember As(SimGuild guild) => Find.Member(guild, Text("as"));

    /// <exception cref="BadControlException">Not a JSON object.</exception>
    public static async Task<JsonObject> ReadBodyAsync(HttpRequest request, CancellationToken cancellation)
    {
        using var buffer = new MemoryStream();
        await request.Body.CopyToAsync(buffer, cancellation);
        if (buffer.Length == 0)
        {
            return [];
        }

        try
        {
            return JsonText.Parse(buffer.ToArray()) as JsonObject
                ?? throw new BadControlException("The body is a JSON object.");
        }
        catch (JsonException invalid)
        {
            throw new BadControlException($"The body is not JSON: {invalid.Message}");
        }
    }
}

using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Guildhall.Aegis.Settings;

/// <summary>Steps of the escalation ladder; typed as <c>3 mute 10m, 5 mute 1h, 12 ban</c>.</summary>
internal sealed record LadderKind(int Most) : SettingKind
{
    private static readonly string[] actions = ["mute", "kick", "softban", "ban"];

    public override string Expected =>
        $"up to {Most} steps by rising points, such as `{Example}`; a mute has a length, a ban may have one; or none";

    public override string Example => "3 mute 10m, 5 mute 1h, 8 kick, 12 ban";

    public override SettingReading Read(string text, ISettingPlaces places)
    {
        var steps = new JsonArray();
        foreach (var step in IsNothing(text) ? [] : text.Split([',', ';', '\n'], StringSplitOptions.TrimEntries))
        {
            var (read, fault) = ReadStep(step);
            if (fault is not null)
            {
                return Unread($"Step {steps.Count + 1}, {Quote(step)}: {fault}");
            }

            steps.Add((JsonNode?)read);
        }

        return new(steps);
    }

    private static (JsonObject? Step, string? Fault) ReadStep(string text)
    {
        var words = text.Split([' ', ':'], 3, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (words.Length == 0)
        {
            return (null, "it is empty; steps have one comma between them.");
        }

        if (!int.TryParse(words[0], NumberStyles.None, CultureInfo.InvariantCulture, out var points))
        {
            return (null, $"it begins with points, a whole number, and {Quote(words[0])} is none.");
        }

        if (words.Length == 1)
        {
            return (null, $"after the points comes one of {string.Join(", ", actions)}.");
        }

        var length = words.Length == 3 && !DurationText.IsPermanent(words[2]) ? words[2] : null;
        if (length is not null && !DurationText.TryRead(length, out _))
        {
            return (null, $"{Quote(length)} is no length; lengths are such as 10m, 1h or 7d.");
        }

        return (
            new JsonObject
            {
                ["points"] = points,
                ["action"] = words[1].ToLowerInvariant(),
                ["duration"] = length is null ? null : Normal(length),
            },
            null
        );
    }

    public override IEnumerable<SettingFault> Faults(string path, JsonNode? value, ISettingPlaces places)
    {
        if (value is not JsonArray steps || steps.Count > Most)
        {
            yield return Wrong(path, value is JsonArray many ? $"It has {many.Count} steps." : null);
            yield break;
        }

        var reached = 0;
        for (var i = 0; i < steps.Count; i++)
        {
            if (Fault(steps[i], reached) is { } fault)
            {
                yield return new($"{path}[{i}]", $"Step {i + 1}: {fault}");
            }
            else
            {
                reached = steps[i]!["points"]!.GetValue<int>();
            }
        }
    }

    public override string Show(JsonNode? value) =>
        value is JsonArray { Count: > 0 } steps
            ? string.Join(
                ", ",
                steps.Select(step => $"{step!["points"]} {step["action"]} {step["duration"]}".TrimEnd())
            )
            : "none";

    private static string Normal(string length)
    {
        DurationText.TryRead(length, out var read);
        return DurationText.Write(read);
    }

    private static string? Fault(JsonNode? step, int reached)
    {
        if (step is not JsonObject fields || fields.Any(field => field.Key is not ("points" or "action" or "duration")))
        {
            return "expected an object of points, action and duration, and nothing else.";
        }

        var hasPoints =
            fields["points"] is JsonValue number
            && number.GetValueKind() == JsonValueKind.Number
            && number.TryGetValue(out int points)
            && points is > 0 and <= 1000
            && points > reached;
        if (!hasPoints)
        {
            return $"expected points from {reached + 1} to 1000, not {fields["points"]?.ToJsonString() ?? "none"}: each step has "
                + "more than the one before.";
        }

        if (TextOf(fields["action"]) is not { } action || !actions.Contains(action))
        {
            return $"expected one of {string.Join(", ", actions)} as the action, not {Quote(TextOf(fields["action"]) ?? "nothing")}.";
        }

        return DurationFault(action, fields["duration"]);
    }

    private static string? DurationFault(string action, JsonNode? duration)
    {
        if (duration is null)
        {
            return action == "mute" ? "a mute needs a length, such as 10m." : null;
        }

        if (action is "kick" or "softban")
        {
            return $"a {action} has no length.";
        }

        return
            TextOf(duration) is { } text && DurationText.TryRead(text, out var length) && length <= DurationText.Longest
            ? null
            : $"expected a length such as 10m or 1d, up to {DurationText.Write(DurationText.Longest)}.";
    }
}

using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Guildhall.Aegis.Settings;

/// <summary>Steps of the escalation ladder; typed as <c>3 mute 10m, 5 mute 1h, 12 ban</c>.</summary>
internal sealed record LadderKind(int Most) : SettingKind
{
    private static readonly string[] actions = ["mute", "kick", "softban", "ban"];

    public override string Expected =>
        $"up to {Most} steps by rising points, such as `3 mute 10m, 5 mute 1h, 8 kick, 12 ban`; a mute has a length, "
        + "a ban may have one; or none";

    public override bool TryRead(string text, out JsonNode? value)
    {
        value = null;
        var steps = new JsonArray();
        foreach (var step in IsNothing(text) ? [] : text.Split([',', ';'], StringSplitOptions.TrimEntries))
        {
            var words = step.Split(
                [' ', ':'],
                3,
                StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries
            );
            if (
                words.Length < 2
                || !int.TryParse(words[0], NumberStyles.None, CultureInfo.InvariantCulture, out var points)
            )
            {
                return false;
            }

            var length = words.Length == 3 && !DurationText.IsPermanent(words[2]) ? words[2] : null;
            if (length is not null && !DurationText.TryRead(length, out _))
            {
                return false;
            }

            steps.Add(
                (JsonNode)
                    new JsonObject
                    {
                        ["points"] = points,
                        ["action"] = words[1].ToLowerInvariant(),
                        ["duration"] = length is null ? null : Normal(length),
                    }
            );
        }

        value = steps;
        return true;
    }

    public override IEnumerable<SettingFault> Faults(string path, JsonNode? value, ISettingPlaces places)
    {
        if (value is not JsonArray steps || steps.Count > Most)
        {
            yield return Wrong(path);
            yield break;
        }

        var reached = 0;
        for (var i = 0; i < steps.Count; i++)
        {
            if (Fault(steps[i], reached) is { } fault)
            {
                yield return new($"{path}[{i}]", fault);
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
            return "Expected points, action and duration.";
        }

        var hasPoints =
            fields["points"] is JsonValue number
            && number.GetValueKind() == JsonValueKind.Number
            && number.TryGetValue(out int points)
            && points is > 0 and <= 1000
            && points > reached;
        if (!hasPoints)
        {
            return $"Expected points from {reached + 1} to 1000: each step has more than the one before.";
        }

        if (TextOf(fields["action"]) is not { } action || !actions.Contains(action))
        {
            return $"Expected one of {string.Join(", ", actions)} as the action.";
        }

        return DurationFault(action, fields["duration"]);
    }

    private static string? DurationFault(string action, JsonNode? duration)
    {
        if (duration is null)
        {
            return action == "mute" ? "A mute needs a length, such as 10m." : null;
        }

        if (action is "kick" or "softban")
        {
            return $"A {action} has no length.";
        }

        return
            TextOf(duration) is { } text && DurationText.TryRead(text, out var length) && length <= DurationText.Longest
            ? null
            : "Expected a length such as 10m or 1d.";
    }
}

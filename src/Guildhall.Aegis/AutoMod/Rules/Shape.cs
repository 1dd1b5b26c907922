using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Guildhall.Aegis.AutoMod.Rules;

/// <summary>A fault in a rule document.</summary>
/// <param name="Path">Where, as a JSON path: <c>$.rules[2].when.words</c>.</param>
internal sealed record RuleFault(string Path, string Message)
{
    public override string ToString() => $"{Path}: {Message}";
}

/// <summary>
/// What one place of a rule document may hold. The parser's checks and the published JSON schema both come from it, so
/// they cannot disagree.
/// </summary>
internal abstract record Shape(string About)
{
    public abstract void Check(JsonElement value, string path, List<RuleFault> faults);

    public JsonObject ToSchema()
    {
        var schema = Describe();
        if (About.Length > 0)
        {
            schema["description"] = About;
        }

        return schema;
    }

    protected abstract JsonObject Describe();

    protected static void Expect(string path, string expected, JsonElement value, List<RuleFault> faults) =>
        faults.Add(new RuleFault(path, $"must be {expected}, not {Name(value)}"));

    private static string Name(JsonElement value) =>
        value.ValueKind switch
        {
            JsonValueKind.Object => "an object",
            JsonValueKind.Array => "a list",
            JsonValueKind.String => "a text",
            JsonValueKind.Number => "a number",
            JsonValueKind.True or JsonValueKind.False => "true or false",
            _ => "null",
        };
}

internal sealed record FlagShape(string About) : Shape(About)
{
    public override void Check(JsonElement value, string path, List<RuleFault> faults)
    {
        if (value.ValueKind is not (JsonValueKind.True or JsonValueKind.False))
        {
            Expect(path, "true or false", value, faults);
        }
    }

    protected override JsonObject Describe() => new() { ["type"] = "boolean" };
}

internal sealed record IntegerShape(string About, long Least, long Most) : Shape(About)
{
    public override void Check(JsonElement value, string path, List<RuleFault> faults)
    {
        if (value.ValueKind != JsonValueKind.Number || !TryWhole(value, out var number))
        {
            Expect(path, "a whole number", value, faults);
        }
        else if (number < Least || number > Most)
        {
            faults.Add(new RuleFault(path, $"must be {Least} to {Most}"));
        }
    }

    protected override JsonObject Describe() =>
        new()
        {
            ["type"] = "integer",
            ["minimum"] = Least,
            ["maximum"] = Most,
        };

    // 3.0 is an integer to JSON Schema.
    private static bool TryWhole(JsonElement value, out long number)
    {
        if (value.TryGetInt64(out number))
        {
            return true;
        }

        var isWhole = value.TryGetDouble(out var real) && Math.Abs(real) < 9e15 && real == Math.Floor(real);
        number = isWhole ? (long)real : 0;
        return isWhole;
    }
}

internal sealed record TextShape(string About, int Least, int Most) : Shape(About)
{
    public override void Check(JsonElement value, string path, List<RuleFault> faults)
    {
        if (value.ValueKind != JsonValueKind.String)
        {
            Expect(path, "a text", value, faults);
            return;
        }

        // JSON Schema counts code points.
        var length = value.GetString()!.EnumerateRunes().Count();
        if (length < Least || length > Most)
        {
            faults.Add(new RuleFault(path, $"must have {Least} to {Most} characters"));
        }
    }

    protected override JsonObject Describe() =>
        new()
        {
            ["type"] = "string",
            ["minLength"] = Least,
            ["maxLength"] = Most,
        };
}

internal sealed record DurationShape(string About) : Shape(About)
{
    private const long LongestSeconds = long.MaxValue / TimeSpan.TicksPerSecond;

    public const string Pattern = "^([1-9][0-9]{0,5}(s|mo|m|h|d|w)){1,4}$";

    public TimeSpan Longest { get; init; } = DurationText.Longest;

    public override void Check(JsonElement value, string path, List<RuleFault> faults)
    {
        if (value.ValueKind != JsonValueKind.String || !TryParse(value.GetString()!, out var duration))
        {
            faults.Add(new RuleFault(path, "must be a duration such as 30s, 10m, 2h, 1d, 1w, 1mo or 1h30m"));
        }
        else if (duration > Longest)
        {
            faults.Add(new RuleFault(path, $"must be at most {DurationText.Write(Longest)}"));
        }
    }

    /// <summary>A month has 30 days.</summary>
    public static bool TryParse(string text, out TimeSpan duration)
    {
        duration = TimeSpan.Zero;
        var seconds = 0L;
        var parts = 0;
        var at = 0;
        while (at < text.Length)
        {
            var start = at;
            while (at < text.Length && char.IsAsciiDigit(text[at]))
            {
                at++;
            }

            if (at == start || at - start > 6 || text[start] == '0' || at == text.Length || parts++ == 4)
            {
                return false;
            }

            var number = int.Parse(text.AsSpan(start, at - start), CultureInfo.InvariantCulture);
            var isMonth = text.AsSpan(at).StartsWith("mo", StringComparison.Ordinal);
            var unit = isMonth ? 30 * 86_400L : SecondsOf(text[at]);
            at += isMonth ? 2 : 1;
            if (unit == 0)
            {
                return false;
            }

            seconds += number * unit;
        }

        // More than any limit is read as the longest that there is.
        duration = seconds < LongestSeconds ? TimeSpan.FromSeconds(seconds) : TimeSpan.MaxValue;
        return parts > 0;
    }

    protected override JsonObject Describe() => new() { ["type"] = "string", ["pattern"] = Pattern };

    private static long SecondsOf(char unit) =>
        unit switch
        {
            's' => 1,
            'm' => 60,
            'h' => 3_600,
            'd' => 86_400,
            'w' => 7 * 86_400,
            _ => 0,
        };
}

internal sealed record ChoiceShape(string About, params string[] Values) : Shape(About)
{
    public override void Check(JsonElement value, string path, List<RuleFault> faults)
    {
        if (value.ValueKind != JsonValueKind.String || !Values.Contains(value.GetString(), StringComparer.Ordinal))
        {
            faults.Add(new RuleFault(path, $"must be one of {string.Join(", ", Values)}"));
        }
    }

    protected override JsonObject Describe() =>
        new() { ["enum"] = new JsonArray([.. Values.Select(v => (JsonNode)v)]) };
}

using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Guildhall.Aegis.Settings;

/// <summary>Lists of channels by a name: <c>raid = #general #support</c>.</summary>
internal sealed record ChannelMapKind(int Most, int MostChannels) : SettingKind
{
    private static readonly IdListKind list = new(IdOf.Channel, 500);

    public override SettingKind Entry => new IdListKind(IdOf.Channel, MostChannels);

    public override string Expected =>
        $"up to {Most} presets, each a name of 1 to 32 of a–z, 0–9 and hyphens with 1 to {MostChannels} channels";

    public override string JsonExample => """{"public":["123456789012345678"]}""";

    public override SettingReading Read(string text, ISettingPlaces places) =>
        IsNothing(text) ? new(new JsonObject()) : Unread(MapKeys.WholeIsTyped);

    public override IEnumerable<SettingFault> Faults(string path, JsonNode? value, ISettingPlaces places)
    {
        if (value is not JsonObject map || map.Count > Most)
        {
            return [Wrong(path, MapKeys.Count(value))];
        }

        return map.SelectMany(entry =>
            MapKeys.Fault(path, entry.Key) is { } fault ? [fault]
            : entry.Value is not JsonArray { Count: > 0 } channels
                ? [new($"{path}.{entry.Key}", "Expected at least one channel.")]
            : channels.Count > MostChannels
                ? [new($"{path}.{entry.Key}", $"It has {channels.Count} channels; expected up to {MostChannels}.")]
            : list.Faults($"{path}.{entry.Key}", entry.Value, places)
        );
    }

    public override string Show(JsonNode? value) =>
        value is JsonObject { Count: > 0 } map
            ? string.Join("; ", map.Select(entry => $"{entry.Key}: {list.Show(entry.Value)}"))
            : "none";
}

/// <summary>Texts by a name.</summary>
internal sealed record TextMapKind(int Most, int Longest) : SettingKind
{
    public override SettingKind Entry => new TextKind(Longest, Optional: true);

    public override string Expected =>
        $"up to {Most} entries, each a name of 1 to 32 of a–z, 0–9 and hyphens with a text of up to {Longest} characters";

    public override string JsonExample => """{"spam":"Advertising is not allowed here."}""";

    public override SettingReading Read(string text, ISettingPlaces places) =>
        IsNothing(text) ? new(new JsonObject()) : Unread(MapKeys.WholeIsTyped);

    public override IEnumerable<SettingFault> Faults(string path, JsonNode? value, ISettingPlaces places)
    {
        if (value is not JsonObject map || map.Count > Most)
        {
            return [Wrong(path, MapKeys.Count(value))];
        }

        return map.SelectMany(entry =>
            MapKeys.Fault(path, entry.Key) is { } fault
                ? [fault]
                : new TextKind(Longest).Faults($"{path}.{entry.Key}", entry.Value, places)
        );
    }

    public override string Show(JsonNode? value) =>
        value is JsonObject { Count: > 0 } map
            ? string.Join("; ", map.Select(entry => $"{entry.Key}: {Code(TextOf(entry.Value) ?? "")}"))
            : "none";
}

internal static partial class MapKeys
{
    public const string WholeIsTyped = "This is a collection: name one of its entries after a dot, and set that.";

    public static bool IsKey(string key) => Key().IsMatch(key);

    public static SettingFault? Fault(string path, string key) =>
        IsKey(key)
            ? null
            : new(
                $"{path}.{key}",
                $"The name of an entry is 1 to 32 of a–z, 0–9 and hyphens, such as `{path}.{Suggestion(key)}`."
            );

    /// <summary>How many there are, where that is the fault.</summary>
    public static string? Count(JsonNode? value) => value is JsonObject map ? $"It has {map.Count}." : null;

    /// <summary>The nearest name that may be.</summary>
    public static string Suggestion(string key)
    {
        var plain = Other().Replace(key.ToLowerInvariant(), "-").Trim('-');
        return plain.Length == 0 ? "spam"
            : plain.Length > 32 ? plain[..32]
            : plain;
    }

    [GeneratedRegex("^[a-z0-9-]{1,32}$", RegexOptions.NonBacktracking)]
    private static partial Regex Key();

    [GeneratedRegex("[^a-z0-9-]+", RegexOptions.NonBacktracking)]
    private static partial Regex Other();
}

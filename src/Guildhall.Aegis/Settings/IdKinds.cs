using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Guildhall.Discord.Model;

namespace Guildhall.Aegis.Settings;

/// <summary>What an id is of.</summary>
internal sealed record IdOf(string Noun, string Mention, Func<ISettingPlaces, ulong, bool> Exists)
{
    public static IdOf Channel { get; } =
        new("channel", "<#{0}>", (places, id) => places.HasChannel(new Snowflake<Channel>(id)));

    public static IdOf Role { get; } = new("role", "<@&{0}>", (places, id) => places.HasRole(new Snowflake<Role>(id)));

    public static IdOf User { get; } = new("user", "<@{0}>", (_, _) => true);

    public string Show(JsonNode? id) => string.Format(CultureInfo.InvariantCulture, Mention, id?.GetValue<string>());
}

/// <summary>A channel, a role or a user by mention or id; or nothing.</summary>
internal sealed record IdKind(IdOf Of) : SettingKind
{
    public override string Expected => $"a {Of.Noun} of this server (a mention or an id), or none";

    public override bool TryRead(string text, out JsonNode? value)
    {
        value = null;
        if (IsNothing(text))
        {
            return true;
        }

        if (IdText.Read(text) is not [var id])
        {
            return false;
        }

        value = JsonValue.Create(id);
        return true;
    }

    public override IEnumerable<SettingFault> Faults(string path, JsonNode? value, ISettingPlaces places) =>
        value is null ? [] : IdText.Faults(path, value, Of, places);

    public override string Show(JsonNode? value) => value is null ? "none" : Of.Show(value);
}

internal sealed record IdListKind(IdOf Of, int Most) : SettingKind
{
    public override string Expected =>
        $"up to {Most} {Of.Noun}s of this server (mentions or ids, with blanks between), or none";

    public override bool TryRead(string text, out JsonNode? value)
    {
        var ids = IsNothing(text) ? [] : IdText.Read(text);
        value = ids is null ? null : new JsonArray([.. ids.Distinct().Select(id => (JsonNode?)JsonValue.Create(id))]);
        return ids is not null;
    }

    public override IEnumerable<SettingFault> Faults(string path, JsonNode? value, ISettingPlaces places)
    {
        if (value is not JsonArray list || list.Count > Most)
        {
            return [Wrong(path)];
        }

        return list.SelectMany((id, i) => IdText.Faults($"{path}[{i}]", id, Of, places));
    }

    public override string Show(JsonNode? value) =>
        value is JsonArray { Count: > 0 } list ? string.Join(' ', list.Select(Of.Show)) : "none";
}

/// <summary>Lists of channels by a name: <c>raid = #general #support</c>.</summary>
internal sealed record ChannelMapKind(int Most, int MostChannels) : SettingKind
{
    private static readonly IdListKind list = new(IdOf.Channel, 500);

    public override SettingKind Entry => new IdListKind(IdOf.Channel, MostChannels);

    public override string Expected =>
        $"up to {Most} presets, each a name of 1 to 32 of a–z, 0–9 and hyphens with 1 to {MostChannels} channels";

    public override bool TryRead(string text, out JsonNode? value)
    {
        value = IsNothing(text) ? new JsonObject() : null;
        return value is not null;
    }

    public override IEnumerable<SettingFault> Faults(string path, JsonNode? value, ISettingPlaces places)
    {
        if (value is not JsonObject map || map.Count > Most)
        {
            return [Wrong(path)];
        }

        return map.SelectMany(entry =>
            MapKeys.IsKey(entry.Key)
            && entry.Value is JsonArray { Count: > 0 } channels
            && channels.Count <= MostChannels
                ? list.Faults($"{path}.{entry.Key}", entry.Value, places)
                : [Wrong($"{path}.{entry.Key}")]
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

    public override bool TryRead(string text, out JsonNode? value)
    {
        value = IsNothing(text) ? new JsonObject() : null;
        return value is not null;
    }

    public override IEnumerable<SettingFault> Faults(string path, JsonNode? value, ISettingPlaces places)
    {
        if (value is not JsonObject map || map.Count > Most)
        {
            return [Wrong(path)];
        }

        return map.Where(entry =>
                !MapKeys.IsKey(entry.Key)
                || TextOf(entry.Value) is not { } text
                || string.IsNullOrWhiteSpace(text)
                || text.Length > Longest
            )
            .Select(entry => Wrong($"{path}.{entry.Key}"));
    }

    public override string Show(JsonNode? value) =>
        value is JsonObject { Count: > 0 } map
            ? string.Join("; ", map.Select(entry => $"{entry.Key}: {Code(TextOf(entry.Value) ?? "")}"))
            : "none";
}

internal static partial class MapKeys
{
    public static bool IsKey(string key) => Key().IsMatch(key);

    [GeneratedRegex("^[a-z0-9-]{1,32}$", RegexOptions.NonBacktracking)]
    private static partial Regex Key();
}

internal static partial class IdText
{
    /// <summary>Ids out of mentions and numbers; null where anything else is among them.</summary>
    public static IReadOnlyList<string>? Read(string text)
    {
        var words = text.Replace("><", "> <", StringComparison.Ordinal)
            .Split([' ', ',', ';', '\n', '\t'], StringSplitOptions.RemoveEmptyEntries);
        var ids = words.Select(word => Mention().Match(word)).ToList();
        return ids.Count > 0 && ids.All(match => match.Success)
            ? [.. ids.Select(match => match.Groups["id"].Value)]
            : null;
    }

    public static IEnumerable<SettingFault> Faults(string path, JsonNode? value, IdOf of, ISettingPlaces places)
    {
        var isId =
            value is JsonValue text
            && text.TryGetValue(out string? written)
            && ulong.TryParse(written, NumberStyles.None, CultureInfo.InvariantCulture, out var id)
            && id is > 0 and <= long.MaxValue;
        if (!isId)
        {
            return [new(path, $"Expected the id of a {of.Noun}, as text.")];
        }

        var known = ulong.Parse(value!.GetValue<string>(), NumberStyles.None, CultureInfo.InvariantCulture);
        return of.Exists(places, known) ? [] : [new(path, $"This server has no {of.Noun} {known}.")];
    }

    [GeneratedRegex(@"^(?:<(?:#|@&|@!|@))?(?<id>[0-9]{15,20})>?$", RegexOptions.NonBacktracking)]
    private static partial Regex Mention();
}

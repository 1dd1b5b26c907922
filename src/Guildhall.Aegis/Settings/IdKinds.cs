using System.Text.Json.Nodes;

namespace Guildhall.Aegis.Settings;

/// <summary>A channel, a role or a user by mention, id or name; or nothing.</summary>
internal sealed record IdKind(IdOf Of) : SettingKind
{
    public override string Expected => $"a {Of.Noun} of this server ({Of.Ways}), or none";

    public override string Example => Of.Example;

    public override string JsonExample => "\"123456789012345678\"";

    public override SettingReading Read(string text, ISettingPlaces places)
    {
        if (IsNothing(text))
        {
            return new(null);
        }

        var (id, fault) = IdText.One(text, Of, places);
        return new(id is null ? null : JsonValue.Create(id), fault);
    }

    public override IEnumerable<SettingFault> Faults(string path, JsonNode? value, ISettingPlaces places) =>
        value is null ? [] : IdText.Faults(path, value, Of, places);

    public override string Show(JsonNode? value) => value is null ? "none" : Of.Show(value);
}

internal sealed record IdListKind(IdOf Of, int Most) : SettingKind
{
    public override string Expected =>
        $"up to {Most} {Of.Noun}s of this server (each {Of.Ways}; blanks or commas between), or none";

    public override string Example => Of.Example;

    public override string JsonExample => "[\"123456789012345678\"]";

    public override SettingReading Read(string text, ISettingPlaces places)
    {
        var (ids, fault) = IsNothing(text) ? ([], null) : IdText.Many(text, Of, places);
        return new(
            new JsonArray([.. ids.Distinct(StringComparer.Ordinal).Select(id => (JsonNode?)JsonValue.Create(id))]),
            fault
        );
    }

    public override IEnumerable<SettingFault> Faults(string path, JsonNode? value, ISettingPlaces places)
    {
        if (value is not JsonArray list)
        {
            return [Wrong(path)];
        }

        return list.Count > Most
            ? [Wrong(path, $"It has {list.Count} {Of.Noun}s.")]
            : list.SelectMany((id, i) => IdText.Faults($"{path}[{i}]", id, Of, places));
    }

    public override string Show(JsonNode? value) =>
        value is JsonArray { Count: > 0 } list ? string.Join(' ', list.Select(Of.Show)) : "none";
}

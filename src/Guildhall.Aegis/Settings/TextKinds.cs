using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Guildhall.Core;

namespace Guildhall.Aegis.Settings;

/// <param name="Longest">Characters.</param>
/// <param name="Optional">It may be nothing.</param>
internal sealed partial record TextKind(int Longest, bool Optional = false) : SettingKind
{
    /// <summary>What may stand in braces; null where braces mean nothing.</summary>
    public IReadOnlyList<string>? Placeholders { get; init; }

    public override string Expected =>
        $"a text of {(Optional ? "up to" : "1 to")} {Longest} characters" + (Optional ? ", or none" : "");

    public override string? Example =>
        Placeholders is null ? null : $"Hello {{{Placeholders[0]}}}, this is about our server.";

    // A line break cannot be typed into an option.
    public override SettingReading Read(string text, ISettingPlaces places) =>
        new(Optional && IsNothing(text) ? null : JsonValue.Create(text.Replace("\\n", "\n", StringComparison.Ordinal)));

    public override IEnumerable<SettingFault> Faults(string path, JsonNode? value, ISettingPlaces places)
    {
        if (value is null && Optional)
        {
            yield break;
        }

        if (TextOf(value) is not { } text || ReadableText.Clean(text) is null || text.Length > Longest)
        {
            yield return Wrong(
                path,
                TextOf(value) is { Length: > 0 } given ? $"It has {given.Length} characters." : null
            );
            yield break;
        }

        if (Placeholders is null)
        {
            yield break;
        }

        if (Invite().IsMatch(text))
        {
            yield return new(path, "Invites are not possible in messages to members.");
        }

        var known = string.Join(", ", Placeholders.Select(name => $"{{{name}}}"));
        foreach (Match used in Placeholder().Matches(text))
        {
            if (!Placeholders.Contains(used.Groups["name"].Value))
            {
                yield return new(path, $"{used.Value} is unknown. There are {known}.");
            }
        }
    }

    public override string Show(JsonNode? value) => TextOf(value) is { } text ? Code(text) : "none";

    [GeneratedRegex(@"\{(?<name>[A-Za-z]+)\}", RegexOptions.NonBacktracking)]
    private static partial Regex Placeholder();

    [GeneratedRegex(
        @"discord(?:app)?\.(?:gg|com/invite|me|io)\s*/",
        RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex Invite();
}

/// <summary>A web address, or nothing.</summary>
internal sealed record AddressKind : SettingKind
{
    public override string Expected => "an address that begins with https:// (or http://localhost), or none";

    public override string Example => "https://example.org/appeals";

    public override SettingReading Read(string text, ISettingPlaces places) =>
        new(IsNothing(text) ? null : JsonValue.Create(text.Trim()));

    public override IEnumerable<SettingFault> Faults(string path, JsonNode? value, ISettingPlaces places)
    {
        if (value is not null && !IsAddress(TextOf(value)))
        {
            yield return Wrong(path);
        }
    }

    public override string Show(JsonNode? value) => TextOf(value) is { } text ? $"<{text}>" : "none";

    private static bool IsAddress(string? text) =>
        text is { Length: <= 500 }
        && Uri.TryCreate(text, UriKind.Absolute, out var address)
        && (address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback))
        && address.UserInfo.Length == 0;
}

/// <summary>Short texts, one after the other; typed with a | between them.</summary>
internal sealed record TextListKind(int Most, int Longest, int Least = 0) : SettingKind
{
    public override string Expected =>
        $"{Least} to {Most} texts of up to {Longest} characters, with | between them" + (Least == 0 ? ", or none" : "");

    public override string Example => "What happened? | What will you change?";

    public override SettingReading Read(string text, ISettingPlaces places)
    {
        var parts = IsNothing(text)
            ? []
            : text.Split('|', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return new(new JsonArray([.. parts.Select(part => (JsonNode?)JsonValue.Create(part))]));
    }

    public override IEnumerable<SettingFault> Faults(string path, JsonNode? value, ISettingPlaces places)
    {
        if (value is not JsonArray list || list.Count > Most || list.Count < Least)
        {
            yield return Wrong(path, value is JsonArray given ? $"It has {given.Count}." : null);
            yield break;
        }

        for (var i = 0; i < list.Count; i++)
        {
            if (TextOf(list[i]) is not { } text || ReadableText.Clean(text) is null || text.Length > Longest)
            {
                yield return new(
                    $"{path}[{i}]",
                    $"Text {i + 1} has {TextOf(list[i])?.Length ?? 0} characters; expected a text of 1 to {Longest}."
                );
            }
        }
    }

    public override string Show(JsonNode? value) =>
        value is JsonArray { Count: > 0 } list
            ? string.Join(" | ", list.Select(item => Code(TextOf(item) ?? "")))
            : "none";
}

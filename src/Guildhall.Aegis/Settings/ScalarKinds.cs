using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Guildhall.Aegis.Settings;

internal sealed record ToggleKind : SettingKind
{
    public override string Expected => "on or off";

    public override IReadOnlyList<string> Offers => ["on", "off"];

    public override SettingReading Read(string text, ISettingPlaces places)
    {
        bool? read = text.Trim().ToLowerInvariant() switch
        {
            "on" or "true" or "yes" => true,
            "off" or "false" or "no" => false,
            _ => null,
        };
        return read is { } flag ? new(JsonValue.Create(flag)) : Unread();
    }

    public override IEnumerable<SettingFault> Faults(string path, JsonNode? value, ISettingPlaces places)
    {
        if (value?.GetValueKind() is not (JsonValueKind.True or JsonValueKind.False))
        {
            yield return Wrong(path);
        }
    }

    public override string Show(JsonNode? value) => value?.GetValue<bool>() == true ? "on" : "off";
}

internal sealed record WholeKind(int Least, int Most) : SettingKind
{
    public override string Expected => $"a whole number from {Least} to {Most}";

    public override SettingReading Read(string text, ISettingPlaces places)
    {
        var isNumber = int.TryParse(
            text.Trim(),
            NumberStyles.AllowLeadingSign,
            CultureInfo.InvariantCulture,
            out var read
        );
        return isNumber ? new(JsonValue.Create(read)) : Unread($"{Quote(text)} is no whole number.");
    }

    public override IEnumerable<SettingFault> Faults(string path, JsonNode? value, ISettingPlaces places)
    {
        var isRight =
            value is JsonValue number
            && number.GetValueKind() == JsonValueKind.Number
            && number.TryGetValue(out int read)
            && read >= Least
            && read <= Most;
        if (!isRight)
        {
            yield return Wrong(path);
        }
    }

    public override string Show(JsonNode? value) => value?.ToJsonString() ?? "";
}

/// <param name="Optional">It may be nothing, which <see cref="Nothing"/> names.</param>
internal sealed record DurationKind(TimeSpan Least, TimeSpan Most, bool Optional = false) : SettingKind
{
    /// <summary>What no length means: "for ever".</summary>
    public string Nothing { get; init; } = "none";

    public override string Expected =>
        (
            Least > TimeSpan.Zero
                ? $"{DurationText.Write(Least)} to {DurationText.Write(Most)}"
                : $"up to {DurationText.Write(Most)}"
        )
        + ", such as 30m, 2h or 1d 12h"
        + (Optional ? ", or none" : "");

    public override SettingReading Read(string text, ISettingPlaces places)
    {
        if (Optional && (IsNothing(text) || DurationText.IsPermanent(text)))
        {
            return new(null);
        }

        var isZero = text.Trim() is "0" or "0s" || (!Optional && text.Trim().ToLowerInvariant() is "none" or "off");
        if (!DurationText.TryRead(text, out var length) && !isZero)
        {
            return Unread($"{Quote(text)} is no length.");
        }

        return new(JsonValue.Create(DurationText.Write(length)));
    }

    public override IEnumerable<SettingFault> Faults(string path, JsonNode? value, ISettingPlaces places)
    {
        if (value is null ? !Optional : !IsWithin(TextOf(value)))
        {
            yield return Wrong(path);
        }
    }

    public override string Show(JsonNode? value) => TextOf(value) ?? Nothing;

    private bool IsWithin(string? text) =>
        text is not null
        && (DurationText.TryRead(text, out var length) || text == "0s")
        && length >= Least
        && length <= Most;
}

internal sealed record ChoiceKind(IReadOnlyList<string> Values) : SettingKind
{
    public override string Expected => $"one of {string.Join(", ", Values)}";

    public override IReadOnlyList<string> Offers => Values;

    public override SettingReading Read(string text, ISettingPlaces places)
    {
        var chosen = Values.FirstOrDefault(v => v.Equals(text.Trim(), StringComparison.OrdinalIgnoreCase));
        return chosen is null ? Unread() : new(JsonValue.Create(chosen));
    }

    public override IEnumerable<SettingFault> Faults(string path, JsonNode? value, ISettingPlaces places)
    {
        if (TextOf(value) is not { } text || !Values.Contains(text))
        {
            yield return Wrong(path);
        }
    }

    public override string Show(JsonNode? value) => TextOf(value) ?? "";
}

internal sealed record TimeZoneKind : SettingKind
{
    public override string Expected => "a time zone such as UTC or Europe/Vienna";

    public override IReadOnlyList<string> Offers { get; } =
    ["UTC", "Europe/London", "Europe/Berlin", "America/New_York", "America/Los_Angeles", "Asia/Tokyo"];

    public override SettingReading Read(string text, ISettingPlaces places) =>
        string.IsNullOrWhiteSpace(text) ? Unread() : new(JsonValue.Create(text.Trim()));

    public override IEnumerable<SettingFault> Faults(string path, JsonNode? value, ISettingPlaces places)
    {
        if (TextOf(value) is not { Length: > 0 } zone || !TimeZoneInfo.TryFindSystemTimeZoneById(zone, out _))
        {
            yield return Wrong(path);
        }
    }

    public override string Show(JsonNode? value) => TextOf(value) ?? "";
}

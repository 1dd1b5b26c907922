using System.Text.Json;
using System.Text.Json.Nodes;
using Guildhall.Aegis.Cases;

namespace Guildhall.Aegis.Settings;

/// <summary>What a setting may be: read from what staff type, checked as JSON, shown again. Null as JSON is "nothing".</summary>
internal abstract record SettingKind
{
    /// <summary>For sentences: "Expected {this}."</summary>
    public abstract string Expected { get; }

    /// <summary>Values worth offering while it is typed.</summary>
    public virtual IReadOnlyList<string> Offers => [];

    /// <summary>What one entry may be, where this is a collection by name; else null.</summary>
    public virtual SettingKind? Entry => null;

    /// <summary>A right value as it is typed; null where <see cref="Expected"/> shows one.</summary>
    public virtual string? Example => null;

    /// <summary>The same as a file has it.</summary>
    public virtual string? JsonExample =>
        Example is null ? null : Read(Example, AnyPlace.Instance).Value?.ToJsonString();

    /// <summary>The value, or why the text is none of this kind; whether the value may be, <see cref="Faults"/> says.</summary>
    public abstract SettingReading Read(string text, ISettingPlaces places);

    /// <summary>What is wrong with the value, each by its place beneath the setting's own path; none where it is right.</summary>
    public abstract IEnumerable<SettingFault> Faults(string path, JsonNode? value, ISettingPlaces places);

    /// <summary>As Discord shows it best.</summary>
    public abstract string Show(JsonNode? value);

    /// <summary>"none", "off", "null", "-", or nothing at all.</summary>
    protected static bool IsNothing(string text) => text.Trim().ToLowerInvariant() is "" or "none" or "null" or "-";

    /// <param name="found">What is there instead, as a sentence.</param>
    protected SettingFault Wrong(string path, string? found = null) =>
        new(path, found is null ? $"Expected {Expected}." : $"{found} Expected {Expected}.");

    protected SettingReading Unread(string? found = null) => new(null, Wrong("", found).Message);

    protected static string? TextOf(JsonNode? value) =>
        value is JsonValue text && text.GetValueKind() == JsonValueKind.String ? text.GetValue<string>() : null;

    /// <summary>What somebody typed, short enough to be said again.</summary>
    protected static string Quote(string text) => $"“{CaseText.Cut(text.ReplaceLineEndings(" ").Trim(), 60)}”";

    protected static string Code(string text) => $"`{text.Replace('`', '\'').ReplaceLineEndings(" ")}`";
}

/// <param name="Fault">Null where it was read.</param>
internal readonly record struct SettingReading(JsonNode? Value, string? Fault = null);

/// <param name="Path"><c>appeals.questions[1]</c>.</param>
/// <param name="Message">What is wrong and what is expected.</param>
internal sealed record SettingFault(string Path, string Message);

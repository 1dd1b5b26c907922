using System.Text.Json;
using System.Text.Json.Nodes;
using Guildhall.Discord.Model;

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

    /// <summary>False where the text is nothing of this kind; whether it may be, <see cref="Faults"/> says.</summary>
    public abstract bool TryRead(string text, out JsonNode? value);

    /// <summary>What is wrong with the value, each by its place beneath the setting's own path; none where it is right.</summary>
    public abstract IEnumerable<SettingFault> Faults(string path, JsonNode? value, ISettingPlaces places);

    /// <summary>As Discord shows it best.</summary>
    public abstract string Show(JsonNode? value);

    /// <summary>"none", "off", "null", "-", or nothing at all.</summary>
    protected static bool IsNothing(string text) => text.Trim().ToLowerInvariant() is "" or "none" or "null" or "-";

    protected SettingFault Wrong(string path) => new(path, $"Expected {Expected}.");

    protected static string? TextOf(JsonNode? value) =>
        value is JsonValue text && text.GetValueKind() == JsonValueKind.String ? text.GetValue<string>() : null;

    protected static string Code(string text) => $"`{text.Replace('`', '\'').ReplaceLineEndings(" ")}`";
}

/// <param name="Path"><c>appeals.questions[1]</c>.</param>
/// <param name="Message">What is wrong and what is expected.</param>
internal sealed record SettingFault(string Path, string Message);

/// <summary>What a guild has, so that settings cannot name another guild's channels.</summary>
internal interface ISettingPlaces
{
    bool HasChannel(Snowflake<Channel> channel);

    bool HasRole(Snowflake<Role> role);
}

/// <summary>For settings that were right when they were made.</summary>
internal sealed class AnyPlace : ISettingPlaces
{
    public static AnyPlace Instance { get; } = new();

    public bool HasChannel(Snowflake<Channel> channel) => true;

    public bool HasRole(Snowflake<Role> role) => true;
}

using System.Collections.Frozen;
using System.Text.Json;
using Guildhall.Aegis.AutoMod.Engine;

namespace Guildhall.Aegis.AutoMod.Rules;

/// <summary>Reads fields whose shape was checked before: what is absent has its default, and nothing can be wrong.</summary>
internal static class JsonReading
{
    public static string? Text(this JsonElement json, string field) =>
        json.TryGetProperty(field, out var value) ? value.GetString() : null;

    public static int Number(this JsonElement json, string field, int absent) =>
        json.TryGetProperty(field, out var value) ? (int)value.GetDouble() : absent;

    public static int? TryNumber(this JsonElement json, string field) =>
        json.TryGetProperty(field, out var value) ? (int)value.GetDouble() : null;

    public static bool Flag(this JsonElement json, string field, bool absent = false) =>
        json.TryGetProperty(field, out var value) ? value.GetBoolean() : absent;

    public static TimeSpan? Duration(this JsonElement json, string field) =>
        json.TryGetProperty(field, out var value) && DurationShape.TryParse(value.GetString()!, out var duration)
            ? duration
            : null;

    public static IEnumerable<JsonElement> Items(this JsonElement json, string field) =>
        json.TryGetProperty(field, out var value) ? value.EnumerateArray() : [];

    public static IReadOnlyList<string> Texts(this JsonElement json, string field) =>
        [.. json.Items(field).Select(v => v.GetString()!)];

    public static FrozenSet<ulong> Ids(this JsonElement json, string field) =>
        json.Items(field).Select(v => Keys.Of(v.GetString()!)).ToFrozenSet();

    public static ulong Id(this JsonElement json, string field) => json.Text(field) is { } text ? Keys.Of(text) : 0;

    public static AgeRange? Age(this JsonElement json, string field) =>
        json.TryGetProperty(field, out var age) ? new AgeRange(age.Duration("below"), age.Duration("above")) : null;
}

using System.Text.Json;
using System.Text.Json.Nodes;
using Guildhall.Core;

namespace Guildhall.Aegis.Settings;

/// <summary>Settings as JSON: what staff export and edit, and what is checked before anything is believed. Pure.</summary>
internal static class SettingsDocument
{
    private static readonly JsonDocumentOptions strict = new() { MaxDepth = 16, AllowDuplicateProperties = false };
    private static readonly JsonSerializerOptions readable = new() { WriteIndented = true };

    public static JsonObject Of(GuildSettings settings) =>
        (JsonObject)JsonSerializer.SerializeToNode(settings, SettingsJson.Default.GuildSettings)!;

    /// <summary>What is not in it is as by default; what this version does not know is left out.</summary>
    public static GuildSettings Read(string stored)
    {
        // A key that is missing would be null, not as by default: generated readers set every property there is.
        var whole = JsonNode.Parse(stored, documentOptions: strict) is JsonObject known
            ? Merge(Of(GuildSettings.Default), known)
            : Of(GuildSettings.Default);
        return whole.Deserialize(SettingsJson.Default.GuildSettings)!;
    }

    /// <summary>As stored, but with every key that this version knows.</summary>
    public static JsonObject Whole(string stored) => Of(Read(stored));

    public static string Write(JsonObject document, bool isReadable = false) =>
        document.ToJsonString(isReadable ? readable : null);

    /// <summary>The text as an object; or what is wrong with it as JSON.</summary>
    public static Result<JsonObject> Parse(string text)
    {
        try
        {
            return JsonNode.Parse(text, documentOptions: strict) is JsonObject document
                ? document
                : SettingsRefusals.Invalid([new("$", "Expected an object, as `/settings export` writes it.")]);
        }
        catch (JsonException exception)
        {
            return SettingsRefusals.Invalid([
                new(
                    "$",
                    $"Line {exception.LineNumber + 1}, byte {exception.BytePositionInLine + 1}: this is not JSON, or a key that "
                        + "was there before. A file begins such as `{\"points\":{\"warn\":1}}`."
                ),
            ]);
        }
    }

    /// <summary>Everything that is wrong, so that one correction is enough.</summary>
    public static IReadOnlyList<SettingFault> Faults(JsonObject document)
    {
        List<SettingFault> faults = [.. UnknownKeys(document, "")];
        foreach (var setting in SettingsCatalogue.All.Where(setting => Has(document, setting)))
        {
            faults.AddRange(setting.Kind.Faults(setting.Path, setting.In(document), AnyPlace.Instance));
        }

        return faults;
    }

    /// <summary>The document with the other's values in place of its own; keys that the other lacks stay.</summary>
    public static JsonObject Merge(JsonObject document, JsonObject other)
    {
        var merged = (JsonObject)document.DeepClone();
        foreach (var setting in SettingsCatalogue.All.Where(setting => Has(other, setting)))
        {
            setting.Put(merged, setting.In(other)?.DeepClone());
        }

        return merged;
    }

    public static IReadOnlyList<SettingChange> Diff(JsonObject before, JsonObject after) =>
        [
            .. SettingsCatalogue
                .All.Select(setting => new SettingChange(setting, setting.In(before), setting.In(after)))
                .Where(change => !JsonNode.DeepEquals(change.Before, change.After)),
        ];

    private static bool Has(JsonObject document, Setting setting)
    {
        var node = document;
        var keys = setting.Path.Split('.');
        foreach (var key in keys[..^1])
        {
            if (node[key] is not JsonObject section)
            {
                return false;
            }

            node = section;
        }

        return node.ContainsKey(keys[^1]);
    }

    private static IEnumerable<SettingFault> UnknownKeys(JsonObject section, string path)
    {
        foreach (var (key, value) in section)
        {
            var place = path.Length == 0 ? key : $"{path}.{key}";
            if (SettingsCatalogue.All.Any(setting => setting.Path == place))
            {
                continue;
            }

            var isSection = SettingsCatalogue.All.Any(s => s.Path.StartsWith(place + ".", StringComparison.Ordinal));
            if (!isSection)
            {
                var meant = SettingsCatalogue.Nearest(place);
                yield return new(place, "There is no such setting." + (meant is null ? "" : $" Is it {meant}?"));
            }
            else if (value is not JsonObject inner)
            {
                yield return new(place, "Expected an object.");
            }
            else
            {
                foreach (var fault in UnknownKeys(inner, place))
                {
                    yield return fault;
                }
            }
        }
    }
}

internal sealed record SettingChange(Setting Setting, JsonNode? Before, JsonNode? After)
{
    /// <summary>One line: <c>modLog.channel: none → #mod-log</c>.</summary>
    public string Show() => $"`{Setting.Path}`: {Short(Setting.Kind.Show(Before))} → {Short(Setting.Kind.Show(After))}";

    private static string Short(string text) => text.Length > 300 ? text[..300] + "…" : text;
}

using System.Text.Json.Nodes;

namespace Guildhall.Simulator.Worlds.Google;

/// <summary>Changes the styles that the field mask names; a named field without a value is reset.</summary>
internal static class StyleChanges
{
    private static readonly string[] NamedStyles =
    [
        "NORMAL_TEXT",
        "TITLE",
        "SUBTITLE",
        .. Enumerable.Range(1, 6).Select(i => $"HEADING_{i}"),
    ];

    private static readonly string[] TextFields =
    [
        "bold",
        "italic",
        "underline",
        "strikethrough",
        "smallCaps",
        "backgroundColor",
        "foregroundColor",
        "fontSize",
        "weightedFontFamily",
        "baselineOffset",
        "link",
    ];

    private static readonly string[] ParagraphFields =
    [
        "namedStyleType",
        "alignment",
        "lineSpacing",
        "direction",
        "spacingMode",
        "spaceAbove",
        "spaceBelow",
        "borderBetween",
        "borderTop",
        "borderBottom",
        "borderLeft",
        "borderRight",
        "indentFirstLine",
        "indentStart",
        "indentEnd",
        "keepLinesTogether",
        "keepWithNext",
        "avoidWidowAndOrphan",
        "shading",
        "pageBreakBefore",
    ];

    public static void OfParagraphs(DocumentBody body, (int Start, int End) range, JsonObject arguments)
    {
        var style = arguments.Child("paragraphStyle") ?? [];
        var fields = FieldsOf(arguments, ParagraphFields);
        if (fields.Contains("namedStyleType") && !NamedStyles.Contains(style.Text("namedStyleType")))
        {
            throw new DocsRefusalException("Invalid value for named style type.");
        }

        foreach (var spot in body.Paragraphs().Where(p => p.Start < range.End && p.End > range.Start))
        {
            Merge(spot.Paragraph.Style, style, fields);
        }
    }

    public static void OfText(DocumentBody body, (int Start, int End) range, JsonObject arguments)
    {
        var style = arguments.Child("textStyle") ?? [];
        var fields = FieldsOf(arguments, TextFields);
        if (style.Child("link") is { } link && (link.Text("url") is not { Length: > 0 } url || url.Length > 2_000))
        {
            throw new DocsRefusalException("The link url is empty or too long.");
        }

        var changed = new Dictionary<Look, Look>();
        foreach (var spot in body.Paragraphs().Where(p => p.Start < range.End && p.End > range.Start))
        {
            var to = Math.Min(range.End, spot.End) - spot.Start;
            for (var i = Math.Max(range.Start, spot.Start) - spot.Start; i < to; i++)
            {
                var unit = spot.Paragraph.Units[i];
                if (!changed.TryGetValue(unit.Look, out var look))
                {
                    var merged = unit.Look.ToJson();
                    Merge(merged, style, fields);
                    look = new Look(Sorted(merged).ToJsonString());
                    changed[unit.Look] = look;
                }

                spot.Paragraph.Units[i] = unit with { Look = look };
            }
        }
    }

    private static void Merge(JsonObject into, JsonObject from, IEnumerable<string> fields)
    {
        foreach (var field in fields)
        {
            if (from[field] is { } value)
            {
                into[field] = value.DeepClone();
            }
            else
            {
                into.Remove(field);
            }
        }
    }

    private static JsonObject Sorted(JsonObject style) =>
        new(
            style
                .OrderBy(p => p.Key, StringComparer.Ordinal)
                .Select(p => KeyValuePair.Create(p.Key, p.Value?.DeepClone()))
        );

    private static IReadOnlyList<string> FieldsOf(JsonObject arguments, string[] known)
    {
        if (arguments.Text("fields") is not { Length: > 0 } mask)
        {
            throw new DocsRefusalException("At least one field must be listed in 'fields'.");
        }

        if (mask == "*")
        {
            return known;
        }

        // link.url and the like name a part; the stand-in changes the whole.
        var fields = mask.Split(',', StringSplitOptions.TrimEntries).Select(f => f.Split('.')[0]).Distinct().ToList();
        return fields.Except(known).FirstOrDefault() is { } unknown
            ? throw new DocsRefusalException($"Invalid field: {unknown}")
            : fields;
    }
}

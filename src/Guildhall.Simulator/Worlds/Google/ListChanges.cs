namespace Guildhall.Simulator.Worlds.Google;

/// <summary>Makes paragraphs into list items: leading tabs say the level, and are removed.</summary>
internal static class ListChanges
{
    private const int DeepestLevel = 8;

    private static readonly string[] Presets =
    [
        "BULLET_DISC_CIRCLE_SQUARE",
        "BULLET_DIAMONDX_ARROW3D_SQUARE",
        "BULLET_CHECKBOX",
        "BULLET_ARROW_DIAMOND_DISC",
        "BULLET_STAR_CIRCLE_SQUARE",
        "BULLET_ARROW3D_CIRCLE_SQUARE",
        "BULLET_LEFTTRIANGLE_DIAMOND_DISC",
        "BULLET_DIAMONDX_HOLLOWDIAMOND_SQUARE",
        "BULLET_DIAMOND_CIRCLE_SQUARE",
        "NUMBERED_DECIMAL_ALPHA_ROMAN",
        "NUMBERED_DECIMAL_ALPHA_ROMAN_PARENS",
        "NUMBERED_DECIMAL_NESTED",
        "NUMBERED_UPPERALPHA_ALPHA_ROMAN",
        "NUMBERED_UPPERROMAN_UPPERALPHA_DECIMAL",
        "NUMBERED_ZERODECIMAL_ALPHA_ROMAN",
    ];

    public static void Create(DocumentBody body, (int Start, int End) range, string? preset, Func<string> newId)
    {
        if (preset is null || !Presets.Contains(preset))
        {
            throw new DocsRefusalException("Invalid value for bullet preset.");
        }

        var all = body.Paragraphs().ToList();
        var first = all.FindIndex(p => p.Start < range.End && p.End > range.Start);
        if (first < 0)
        {
            throw new DocsRefusalException("The range holds no paragraph.");
        }

        var before = first > 0 && all[first - 1].Content == all[first].Content ? all[first - 1].Paragraph.ListId : null;
        var list = before is not null && body.Lists[before] == preset ? before : newId();
        body.Lists[list] = preset;
        foreach (var spot in all.Skip(first).TakeWhile(p => p.Start < range.End))
        {
            var tabs = spot.Paragraph.Units.TakeWhile(u => u.Value == '\t').Count();
            spot.Paragraph.Units.RemoveRange(0, tabs);
            spot.Paragraph.ListId = list;
            spot.Paragraph.Level = Math.Min(tabs, DeepestLevel);
        }
    }

    public static void Delete(DocumentBody body, (int Start, int End) range)
    {
        foreach (var spot in body.Paragraphs().Where(p => p.Start < range.End && p.End > range.Start))
        {
            spot.Paragraph.ListId = null;
            spot.Paragraph.Level = 0;
        }
    }
}

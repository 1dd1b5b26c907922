namespace Guildhall.Aegis.AutoMod.Presets;

/// <summary>Rule documents that come with the program.</summary>
internal static class RulePresets
{
    /// <summary>What begins the name of a preset where a file could stand as well.</summary>
    public const string Prefix = "preset:";

    /// <summary>The sensible one; one that notes and does nothing; one for servers that want no rough word.</summary>
    public static IReadOnlyList<string> Names { get; } = ["default", "watch", "strict"];

    /// <summary>Null where there is no preset of that name.</summary>
    public static string? TryRead(string name) =>
        Names.Contains(name, StringComparer.Ordinal) ? Read($"Guildhall.Aegis.Presets.{name}.json") : null;

    /// <summary>The JSON schema of rule documents.</summary>
    public static string ReadSchema() => Read("Guildhall.Aegis.automod.schema.json");

    private static string Read(string resource)
    {
        using var stream = typeof(RulePresets).Assembly.GetManifestResourceStream(resource)!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}

using Guildhall.Core;

namespace Guildhall.Aegis.Settings;

internal static class SettingsRefusals
{
    private const int MostShown = 10;

    public static Refusal Changed { get; } =
        new("aegis.settings_changed", "Somebody else has just changed these settings. Look at them again and retry.");

    public static Refusal Unchanged { get; } = new("aegis.settings_unchanged", "That is how it is set already.");

    /// <summary>Each fault with its path, and what would be right of the first.</summary>
    /// <param name="isFile">The values came as JSON.</param>
    public static Refusal Invalid(IReadOnlyList<SettingFault> faults, bool isFile = false)
    {
        var lines = faults.Take(MostShown).Select(fault => $"`{fault.Path}`: {fault.Message}");
        var more = faults.Count > MostShown ? $"\n… and {faults.Count - MostShown} more." : "";
        var example = faults.Count > 0 ? Example(faults[0].Path, isFile) : "";
        return new("aegis.config_invalid", $"Nothing was changed.\n{string.Join('\n', lines)}{more}{example}");
    }

    public static Refusal UnknownSetting(string path)
    {
        if (SettingsCatalogue.Misnamed(path) is var (collection, key))
        {
            return Invalid([MapKeys.Fault(collection.Path, key) ?? new(collection.Path, "There is no such entry.")]);
        }

        var shown = path.Length > 100 ? path[..100] + "…" : path;
        var nearest = SettingsCatalogue.Nearest(path);
        return new(
            "aegis.unknown_setting",
            $"There is no setting “{shown}”."
                + (nearest is null ? " The list appears while you type its name." : $" Did you mean `{nearest}`?")
        );
    }

    private static string Example(string path, bool isFile)
    {
        if (SettingsCatalogue.Of(path) is not { } setting)
        {
            return "";
        }

        if (isFile)
        {
            return setting.Kind.JsonExample is { } json ? $"\nRight would be, for `{setting.Path}`: `{json}`" : "";
        }

        return setting.Kind switch
        {
            ChannelMapKind => Call($"{setting.Path}.public", "#general #support"),
            TextMapKind => Call($"{setting.Path}.spam", "Advertising is not allowed here."),
            { Example: { } example } => Call(setting.Path, example),
            _ => "",
        };
    }

    private static string Call(string name, string value) =>
        $"\nRight would be: `/settings set name:{name} value:{value}`";

    public static Refusal NoVersion(long version, long newest) =>
        new(
            "aegis.unknown_version",
            $"There is no version {version}. The settings have the versions 0 (as by default) to {newest}."
        );
}

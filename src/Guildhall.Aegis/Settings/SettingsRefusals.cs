using Guildhall.Core;

namespace Guildhall.Aegis.Settings;

internal static class SettingsRefusals
{
    private const int MostShown = 10;

    public static Refusal Changed { get; } =
        new("aegis.settings_changed", "Somebody else has just changed these settings. Look at them again and retry.");

    public static Refusal Unchanged { get; } = new("aegis.settings_unchanged", "That is how it is set already.");

    /// <summary>Each fault with its path.</summary>
    public static Refusal Invalid(IReadOnlyList<SettingFault> faults)
    {
        var lines = faults.Take(MostShown).Select(fault => $"`{fault.Path}`: {fault.Message}");
        var more = faults.Count > MostShown ? $"\n… and {faults.Count - MostShown} more." : "";
        return new("aegis.config_invalid", $"Nothing was changed.\n{string.Join('\n', lines)}{more}");
    }

    public static Refusal UnknownSetting(string path)
    {
        var shown = path.Length > 100 ? path[..100] + "…" : path;
        var nearest = SettingsCatalogue.Nearest(path);
        return new(
            "aegis.unknown_setting",
            $"There is no setting “{shown}”."
                + (nearest is null ? " The list appears while you type its name." : $" Did you mean `{nearest}`?")
        );
    }

    public static Refusal NoVersion(long version, long newest) =>
        new(
            "aegis.unknown_version",
            $"There is no version {version}. The settings have the versions 0 (as by default) to {newest}."
        );
}

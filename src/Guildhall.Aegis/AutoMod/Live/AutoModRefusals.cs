using Guildhall.Aegis.AutoMod.Rules;
using Guildhall.Aegis.Cases;
using Guildhall.Core;

namespace Guildhall.Aegis.AutoMod.Live;

internal static class AutoModRefusals
{
    private const int MostShown = 10;

    public static Refusal Changed { get; } =
        new("aegis.automod_changed", "Somebody else has just changed the rules. Look at them again and retry.");

    public static Refusal StillTrying { get; } =
        new(
            "aegis.in_progress",
            "Other rules of this server with backtracking expressions are being tried at this moment. Retry in a few seconds."
        );

    /// <summary>Each fault with its path.</summary>
    public static Refusal Invalid(IReadOnlyList<RuleFault> faults)
    {
        var lines = faults.Take(MostShown).Select(fault => $"`{fault.Path}` {CaseText.Plain(fault.Message)}");
        var more = faults.Count > MostShown ? $"\n… and {faults.Count - MostShown} more." : "";
        return new("aegis.config_invalid", $"Nothing was changed.\n{string.Join('\n', lines)}{more}");
    }

    public static Refusal NoRule(string name, IEnumerable<string> known) =>
        new(
            "aegis.unknown_rule",
            $"There is no rule “{CaseText.Plain(Shown(name))}”. There are: {string.Join(", ", known.Take(40).Select(CaseText.Plain))}."
        );

    public static Refusal NoList(string name, IEnumerable<string> known) =>
        new(
            "aegis.unknown_list",
            $"There is no list “{CaseText.Plain(Shown(name))}”. There are: {string.Join(", ", known.Take(40).Select(CaseText.Plain))}."
        );

    public static Refusal NoPreset(string name, IEnumerable<string> known) =>
        new(
            "aegis.unknown_preset",
            $"There is no preset “{CaseText.Plain(Shown(name))}”. There are: {string.Join(", ", known)}."
        );

    public static Refusal NoVersion(long version, long newest) =>
        new(
            "aegis.unknown_version",
            $"There is no version {version}. The rules have the versions 0 (the preset default) to {newest}."
        );

    public static Refusal NoHit { get; } =
        new("aegis.unknown_hit", "That hit is not known any more, or somebody has marked it already.");

    public static Refusal NotJson { get; } =
        new(
            "aegis.config_invalid",
            "Attach the rules as a JSON file of at most 1 MB; /automod rules shows those you have."
        );

    private static string Shown(string name) => name.Length > 50 ? name[..50] + "…" : name;
}

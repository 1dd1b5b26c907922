using System.Globalization;
using Guildhall.Aegis.Cases;
using Guildhall.Core;

namespace Guildhall.Aegis.Quarantine;

internal static class QuarantineRefusals
{
    public static Refusal RoleGone { get; } =
        new(
            "aegis.unknown_role",
            "The quarantine role is gone. Choose another with `/settings set name:raids.quarantineRole`, or none."
        );

    public static Refusal Stands(Case row) =>
        new(
            "aegis.already_quarantined",
            string.Create(
                CultureInfo.InvariantCulture,
                $"{row.TargetName} is in quarantine already: case #{row.Number} by {CaseText.Actor(row)}."
            )
        );

    public static Refusal HeldInRaid(string target) =>
        new(
            "aegis.already_quarantined",
            $"{target} is held in a raid, which remembers their roles. `/raid off` or the buttons of its alert free them."
        );

    public static Refusal None(string target) => new("aegis.not_quarantined", $"{target} is not in quarantine here.");
}

internal static class QuarantineSql
{
    public const string HeldInRaid = """
        SELECT COUNT(*) FROM raid_holds WHERE guild_id = @Guild AND user_id = @User AND state = 'held'
        """;
}

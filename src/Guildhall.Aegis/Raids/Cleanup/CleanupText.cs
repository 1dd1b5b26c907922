using System.Globalization;
using System.Text;
using Guildhall.Aegis.Cases;
using Guildhall.Aegis.Raids.Holds;
using Guildhall.Core.Commands;
using Guildhall.Discord.Model;

namespace Guildhall.Aegis.Raids.Cleanup;

/// <summary>What staff read of a cleanup: the list before it, its progress, its summary.</summary>
internal sealed class CleanupText(CustomIds ids)
{
    public const string Component = "raid.cleanup";
    public const string Ban = "ban";
    public const string Drop = "drop";
    public const string Undo = "undo";
    private const int Shown = 10;

    public Reply Preview(RaidCleanup plan, IReadOnlyList<CleanupTarget> targets)
    {
        var chosen = targets.Where(target => target.State == TargetState.Planned).ToList();
        var text = new StringBuilder();
        text.AppendLine(
            CultureInfo.InvariantCulture,
            $"**{Number(chosen.Count)}** would be banned: {plan.Choice}. Nothing has been done yet."
        );
        var spared = targets.Where(target => target.State == TargetState.Spared).ToList();
        if (spared.Count > 0)
        {
            var reasons = spared
                .GroupBy(target => target.Failure)
                .Select(group => $"{Number(group.Count())} `{group.Key}`");
            text.AppendLine(
                CultureInfo.InvariantCulture,
                $"{Number(spared.Count)} would be spared: {string.Join(", ", reasons)}."
            );
        }

        foreach (var target in chosen.Take(Shown))
        {
            text.AppendLine(
                CultureInfo.InvariantCulture,
                $"- **{CaseText.Plain(target.Name)}** (`{target.UserId}`), account from <t:{target.UserId.CreatedAt.ToUnixTimeSeconds()}:d>"
            );
        }

        if (chosen.Count > Shown)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"- and {Number(chosen.Count - Shown)} more");
        }

        return new Reply(text.ToString())
        {
            Components = chosen.Count == 0 ? [] : [ActionRow.Of(Confirm(plan, chosen.Count), Cancel(plan))],
        };
    }

    public static Reply Progress(CleanupTally tally, string doing)
    {
        var left = tally.Of(TargetState.Planned) + tally.Of(TargetState.Opened);
        return new($"{doing}… {Number(tally.All - left)} of {Number(tally.All)}.");
    }

    public Reply Done(RaidCleanup cleanup, CleanupTally tally) =>
        new(Summary(cleanup, tally))
        {
            Components =
                tally.Of(TargetState.Banned) == 0
                    ? []
                    : [ActionRow.Of(Button.Secondary(Id(cleanup, Undo, HoldTimes.Longest), "Undo all bans"))],
        };

    public static string Summary(RaidCleanup cleanup, CleanupTally tally)
    {
        var text = new StringBuilder();
        text.Append(
            CultureInfo.InvariantCulture,
            $"**Raid cleanup**: {Number(tally.Of(TargetState.Banned))} banned by {Who(cleanup)}, {cleanup.Choice}."
        );
        if (tally.FirstCase is { } first && tally.LastCase is { } last)
        {
            text.Append(
                CultureInfo.InvariantCulture,
                $" {(first == last ? $"Case #{first}" : $"Cases #{first} to #{last}")}."
            );
        }

        Append(text, tally.Of(TargetState.Spared), "spared");
        Append(text, tally.Of(TargetState.Failed), "could not be banned");
        return cleanup.Reason is { } reason
            ? text.Append(" Reason: ").Append(CaseText.Plain(reason)).ToString()
            : text.ToString();
    }

    public static string Undone(string by, CleanupTally tally)
    {
        var text = new StringBuilder();
        text.Append(
            CultureInfo.InvariantCulture,
            $"**Raid cleanup undone** by {CaseText.Plain(by)}: {Number(tally.Of(TargetState.Unbanned))} unbanned."
        );
        Append(text, tally.Of(TargetState.Kept), "stay as they are, because somebody decided about them since");
        return text.ToString();
    }

    public static (string Act, string Id)? Read(string state)
    {
        var parts = state.Split(' ');
        return parts.Length == 2 ? (parts[0], parts[1]) : null;
    }

    private Button Confirm(RaidCleanup plan, int count) =>
        Button.Danger(Id(plan, Ban, CleanupBook.Lifetime), $"Ban {Number(count)}");

    private Button Cancel(RaidCleanup plan) => Button.Secondary(Id(plan, Drop, CleanupBook.Lifetime), "Cancel");

    private string Id(RaidCleanup cleanup, string act, TimeSpan lifetime) =>
        ids.Make(Component, $"{act} {cleanup.Id}", cleanup.GuildId, null, lifetime);

    private static string Who(RaidCleanup cleanup) =>
        cleanup.AskedById.IsEmpty ? CaseText.Plain(cleanup.AskedByName) : $"**{CaseText.Plain(cleanup.AskedByName)}**";

    private static void Append(StringBuilder text, int count, string what)
    {
        if (count > 0)
        {
            text.Append(CultureInfo.InvariantCulture, $" {Number(count)} {what}.");
        }
    }

    private static string Number(int count) => count.ToString("N0", CultureInfo.InvariantCulture);
}

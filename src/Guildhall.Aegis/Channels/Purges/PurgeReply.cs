using System.Globalization;
using Guildhall.Core;
using Guildhall.Core.Commands;

namespace Guildhall.Aegis.Channels.Purges;

/// <summary>What staff read about a purge, before, during and after.</summary>
internal static class PurgeReply
{
    public static Reply Progress(PurgeOrder order, PurgePlan plan, int done) =>
        Of($"Deleting in <#{order.Channel}>: {Number(done)} of {Number(Wanted(order, plan))} …");

    public static Reply DryRun(PurgeOrder order, PurgePlan plan) =>
        Of(
            $"Dry run, nothing was deleted. In <#{order.Channel}> {Messages(plan.Found)} would match: "
                + $"{Number(plan.Young.Count)} at once"
                + (plan.Old.Count > 0 ? $", {Number(plan.Old.Count)} older than 14 days" : "")
                + "."
                + Rest(plan)
        );

    /// <param name="failure">Why it stopped; null where it did not.</param>
    public static Reply Ended(PurgeOrder order, PurgePlan plan, int done, string? failure)
    {
        if (failure is null && plan.Found == 0)
        {
            return Of($"No message in <#{order.Channel}> matches.{Rest(plan)}");
        }

        var old =
            plan.Old.Count > 0 && !order.DeletesOld
                ? $" {Messages(plan.Old.Count)} older than 14 days {(plan.Old.Count == 1 ? "stays" : "stay")}: Discord deletes "
                    + "those only one by one; `old: delete slowly` does it."
                : "";
        return Of(
            $"Deleted {Messages(done)} in <#{order.Channel}>."
                + (failure is null ? "" : $" Then it stopped: {failure}")
                + old
                + Rest(plan)
        );
    }

    public static Reply Of(Refusal refusal) => Of(refusal.Message);

    /// <summary>How many are to be deleted.</summary>
    public static int Wanted(PurgeOrder order, PurgePlan plan) =>
        plan.Young.Count + (order.DeletesOld ? plan.Old.Count : 0);

    private static Reply Of(string text) => new(text) { Ephemeral = true };

    private static string Rest(PurgePlan plan) =>
        (plan.Pinned > 0 ? $" {Number(plan.Pinned)} pinned {(plan.Pinned == 1 ? "stays" : "stay")}." : "")
        + (plan.IsCut ? $" I looked at the newest {Number(plan.Scanned)} messages only; use `before` to go on." : "");

    private static string Messages(int count) => count == 1 ? "1 message" : $"{Number(count)} messages";

    private static string Number(int number) => number.ToString("N0", CultureInfo.InvariantCulture);
}

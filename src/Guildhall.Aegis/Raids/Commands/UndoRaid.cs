using System.Globalization;
using System.Text;
using Guildhall.Aegis.Access;
using Guildhall.Aegis.Raids.Cleanup;
using Guildhall.Aegis.Raids.Holds;
using Guildhall.Core;
using Guildhall.Core.Commands;
using Guildhall.Discord.Model;

namespace Guildhall.Aegis.Raids.Commands;

/// <summary><c>/raid undo</c>: everything that was done in the last raid is taken back.</summary>
internal sealed class UndoRaid(RaidBook raids, RaidDesk desk, CleanupDesk cleanups, CleanupBook book, TimeProvider time)
    : ICommand
{
    public static CommandSpec Spec { get; } =
        new("raid undo", "Take back what was done in the last raid: bans, holds, paused invites and DMs")
        {
            Ephemeral = true,
            DefaultMemberPermissions = Permissions.BanMembers,
        };

    public async Task<Result<Reply>> HandleAsync(CommandContext context, CancellationToken cancellation)
    {
        var staff = Staff.Of(context);
        if (await raids.NewestAsync(context.Guild, cancellation) is not { } raid)
        {
            return RaidRefusals.NeverAny;
        }

        var now = time.GetUtcNow();
        if (!raid.IsOpenAt(now) && now - raid.JoinsUntil > HoldTimes.Longest)
        {
            return RaidRefusals.TooLate;
        }

        // Freed first: it asks for the rights, and nothing is undone in part.
        if (!(await desk.FreeAsync(staff, raid.Number, cancellation)).TryGet(out _, out var refusal))
        {
            return refusal;
        }

        if (raid.IsOpenAt(now))
        {
            await desk.EndAsync(staff, frees: true, cancellation);
        }

        var (lifted, running) = (0, 0);
        foreach (var cleanup in await book.OfRaidAsync(raid, cancellation))
        {
            running += cleanup.State == CleanupState.Running ? 1 : 0;
            if (cleanup.State != CleanupState.Done)
            {
                continue;
            }

            var banned = (await book.CountAsync(cleanup, cancellation)).Of(TargetState.Banned);
            if (await cleanups.UndoAsync(staff, cleanup.Id, null, context.Channel, cancellation) is null)
            {
                lifted += banned;
            }
        }

        var kicked = (await raids.CountAsync(raid, cancellation)).Kicked;
        return new Reply(Describe(raid, lifted, running, kicked));
    }

    private static string Describe(Raid raid, int lifted, int running, int kicked)
    {
        var text = new StringBuilder();
        text.Append(
            CultureInfo.InvariantCulture,
            $"Raid {raid.Number} is being undone: invites and DMs are open again, whoever was held gets back what they had"
        );
        text.Append(
            CultureInfo.InvariantCulture,
            $"{(lifted > 0 ? $", and {lifted:N0} bans are lifted, about two a second" : "")}. The mod-log tells when it is done."
        );
        if (running > 0)
        {
            text.Append(" A cleanup is still banning; run this again when the mod-log says that it is done.");
        }

        return kicked > 0
            ? text.Append(CultureInfo.InvariantCulture, $" {kicked:N0} were kicked and have to come back themselves.")
                .ToString()
            : text.ToString();
    }
}

using Guildhall.Aegis.Access;
using Guildhall.Aegis.Cases;
using Guildhall.Aegis.Channels;
using Guildhall.Core.Audit;
using Guildhall.Core.Jobs;
using Guildhall.Core.Storage;
using Guildhall.Discord.Rest;

namespace Guildhall.Aegis.Mass;

/// <summary>Carries a mass action on from where it stands: finds whom it means, shows them or acts, and sums up. Every step is
/// written down before the next, so that it goes on after a crash without doing anything twice.</summary>
internal sealed class RunMass(
    MassBook book,
    MassActors actors,
    MassCollection collection,
    People people,
    AlreadySo already,
    BulkBans bans,
    SingleActs acts,
    MassLog log,
    MassReply words,
    Progress progress,
    Db db
) : IJobHandler<MassJob>
{
    private const int SinglesAtOnce = 25;

    public async Task HandleAsync(MassJob job, JobRun run, CancellationToken cancellation)
    {
        if (await book.FindAsync(job.Guild, job.Id, cancellation) is not { } action)
        {
            return;
        }

        var order = MassBook.Read(action);
        if (order.IsDryRun && IsOfCommand(job) && action.State is not (MassAction.Collecting or MassAction.Previewed))
        {
            // It was shown and clicked: the rest is the click's, whose job this may be running beside.
            return;
        }

        if (action.State is MassAction.Collecting or MassAction.Running)
        {
            var finding = await actors.FindAsync(job.Guild, action.ActorId, order.Kind, cancellation);
            if (!finding.TryGet(out var actor, out var refusal))
            {
                await StopAsync(action, cancellation);
                await progress.EndAsync(job.Interaction, job.AnswerIn, MassReply.Stopped(refusal), cancellation);
                return;
            }

            action = await GoOnAsync(job, run, action, order, actor, cancellation);
        }

        var targets = await book.TargetsAsync(action, cancellation);
        var reply =
            action.State == MassAction.Previewed
                ? words.Preview(action, order, targets)
                : words.Summary(action, order, targets);
        await progress.EndAsync(job.Interaction, job.AnswerIn, reply, cancellation);
    }

    private static bool IsOfCommand(MassJob job) => job.Interaction.Id.Value == (ulong)job.Id;

    private async Task<MassAction> GoOnAsync(
        MassJob job,
        JobRun run,
        MassAction begun,
        MassOrder order,
        Staff actor,
        CancellationToken cancellation
    )
    {
        var action = begun;
        try
        {
            if (action.State == MassAction.Collecting)
            {
                await collection.RunAsync(action, order, actor, cancellation);
                action = (await book.FindAsync(job.Guild, job.Id, cancellation))!;
            }

            if (action.State == MassAction.Running)
            {
                await ActAsync(job, action, order, actor, cancellation);
            }
        }
        catch (DiscordApiException exception) when (!exception.IsTransient || run.IsLast)
        {
            var waiting = await book.SomeAsync(action, MassTarget.Waiting, IdList.Most, cancellation);
            await bans.AbandonAsync(action, waiting, cancellation);
            await StopAsync(action, cancellation);
        }

        var ended = (await book.FindAsync(job.Guild, job.Id, cancellation))!;
        if (ended.State == MassAction.Ended)
        {
            await log.TellAsync(ended, order, cancellation);
        }

        return ended;
    }

    private async Task ActAsync(
        MassJob job,
        MassAction action,
        MassOrder order,
        Staff actor,
        CancellationToken cancellation
    )
    {
        var size = order.Kind == CaseKind.Ban ? BulkBans.Most : SinglesAtOnce;
        for (var now = 0; ; now += size)
        {
            var batch = await book.SomeAsync(action, MassTarget.Waiting, size, cancellation);
            if (batch.Count == 0)
            {
                break;
            }

            if (now >= BulkBans.Most * 5 || (order.Kind != CaseKind.Ban && now >= SinglesAtOnce * 4))
            {
                throw new JobDelayedException(TimeSpan.FromMilliseconds(1), "Others get their turn.");
            }

            await BatchAsync(action, order, actor, batch, cancellation);
            var all = await book.TargetsAsync(action, cancellation);
            var reply = MassReply.Progress(
                order,
                all.Count(target => target.Outcome == MassTarget.Done),
                all.Count(target => target.Outcome is MassTarget.Done or MassTarget.Waiting)
            );
            await progress.TellAsync(job.Interaction, reply, cancellation);
        }

        await db.WriteAsync(unit => EndAsync(unit, action, order), cancellation);
    }

    /// <summary>Each is checked once more, by the roles of this moment.</summary>
    private async Task BatchAsync(
        MassAction action,
        MassOrder order,
        Staff actor,
        IReadOnlyList<MassTarget> batch,
        CancellationToken cancellation
    )
    {
        var found = await people.FindAsync(action.GuildId, [.. batch.Select(row => row.UserId)], cancellation);
        if (order.Kind != CaseKind.Ban)
        {
            var stands =
                order.Kind == CaseKind.Mute ? await already.MutedAsync(action, order, cancellation) : _ => null;
            foreach (var (row, target) in batch.Zip(found))
            {
                if (stands(target) is { } longer)
                {
                    await book.SetAsync(action, row, MassTarget.Refused, longer, null, cancellation);
                    continue;
                }

                var named = target.IsPresent ? target : target with { Name = row.UserName };
                var request = SingleActs.Request(action, order, actor, named);
                await acts.RunAsync(action, row, request, MassTarget.Done, MassTarget.Refused, cancellation);
            }

            return;
        }

        var check = await collection.CheckAsync(order, actor, cancellation);
        List<MassTarget> allowed = [];
        foreach (var (row, target) in batch.Zip(found))
        {
            if (check(target) is { } code)
            {
                await book.SetAsync(action, row, MassTarget.Refused, code, null, cancellation);
            }
            else
            {
                allowed.Add(row);
            }
        }

        if (allowed.Count > 0)
        {
            await bans.RunAsync(action, order, actor, allowed, cancellation);
        }
    }

    private Task<bool> StopAsync(MassAction action, CancellationToken cancellation) =>
        db.WriteAsync(unit => MassBook.MoveAsync(unit, action, action.State, MassAction.Ended), cancellation);

    private static async Task EndAsync(Unit unit, MassAction action, MassOrder order)
    {
        if (await MassBook.MoveAsync(unit, action, MassAction.Running, MassAction.Ended))
        {
            await unit.AuditAsync(
                new()
                {
                    Guild = action.GuildId,
                    Actor = action.ActorId.ToString(),
                    Action = "aegis.mass_ended",
                    Subject = $"mass {action.MassId}",
                    Details = new Dictionary<string, string> { ["kind"] = order.Kind.Stored() },
                }
            );
        }
    }
}

using System.Globalization;
using Guildhall.Aegis.Access;
using Guildhall.Aegis.Actions;
using Guildhall.Aegis.Cases;
using Guildhall.Core.Jobs;

namespace Guildhall.Aegis.AutoMod.Live.Votes;

/// <summary>Does what staff decided, as a case of its own, on behalf of whose vote decided it.</summary>
internal sealed class CarryOutVote(VoteBook votes, Enforcement enforcement, Targets targets)
    : IJobHandler<CarryOutVoteJob>
{
    private static readonly TimeSpan whileBusy = TimeSpan.FromSeconds(2);

    /// <exception cref="JobDelayedException">Somebody else acts on the person right now.</exception>
    public async Task HandleAsync(CarryOutVoteJob job, JobRun run, CancellationToken cancellation)
    {
        if (
            await votes.FindAsync(job.Guild, job.Id, cancellation)
            is not { State: VoteState.Decided, Outcome: null } vote
        )
        {
            return;
        }

        StoredNames.TryRead<VoteChoice>(vote.Choice, out var choice);
        if (VoteChoices.KindOf(choice) is not { } kind)
        {
            await votes.EndAsync(vote, "Nothing was done.", null, cancellation);
            return;
        }

        if (!(await targets.FindAsync(job.Guild, vote.UserId, cancellation)).TryGet(out var target, out var refusal))
        {
            await votes.EndAsync(vote, $"Not done: {refusal.Message}", null, cancellation);
            return;
        }

        var decider = new Staff
        {
            Guild = job.Guild,
            User = vote.DecidedBy,
            Name = vote.DecidedByName ?? "staff",
        };
        var request = PressVote.RequestOf(vote, kind, target, Staff.OfSystem(job.Guild, "automod")) with
        {
            ActingFor = decider,
        };
        var done = await enforcement.CarryOutAsync(request, cancellation);
        if (!done.TryGet(out var outcome, out refusal))
        {
            if (refusal.Code is "aegis.in_progress" or "aegis.discord_down" && !run.IsLast)
            {
                throw new JobDelayedException(whileBusy, refusal.Code);
            }

            await votes.EndAsync(vote, $"Not done: {refusal.Message}", null, cancellation);
            return;
        }

        var number = outcome.Case.Number;
        var words =
            outcome.State is OutcomeState.Failed or OutcomeState.Stands ? $"Not done: {outcome.Refusal!.Message}"
            : outcome.State == OutcomeState.Queued ? "Discord does not answer; it is done as soon as it does."
            : $"{CaseText.Done(kind)}.";
        await votes.EndAsync(
            vote,
            string.Create(CultureInfo.InvariantCulture, $"{words} Case #{number}."),
            number,
            cancellation
        );
    }
}

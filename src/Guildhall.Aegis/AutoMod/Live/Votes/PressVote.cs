using System.Globalization;
using Guildhall.Aegis.Access;
using Guildhall.Aegis.Actions;
using Guildhall.Aegis.Cases;
using Guildhall.Core;
using Guildhall.Core.Commands;

namespace Guildhall.Aegis.AutoMod.Live.Votes;

/// <summary>A button under a vote. Whoever presses it must be allowed to do by a command what the button stands for, to that
/// person, at this moment.</summary>
internal sealed class PressVote(VoteBook votes, Enforcement enforcement, Targets targets, Gates gates) : IComponent
{
    private static readonly Need anything = new() { Rights = [Rights.Warn, Rights.Mute, Rights.Kick, Rights.Ban] };

    public static ComponentSpec Spec { get; } = new("automod.vote") { Ephemeral = true };

    /// <summary>What the button's id carries.</summary>
    public static string StateOf(Vote vote, VoteChoice choice) =>
        string.Create(CultureInfo.InvariantCulture, $"{vote.VoteId}:{choice.Stored()}");

    public async Task<Result<Reply>> HandleAsync(ComponentContext context, CancellationToken cancellation)
    {
        var parts = context.State.Split(':');
        var id = long.Parse(parts[0], CultureInfo.InvariantCulture);
        StoredNames.TryRead<VoteChoice>(parts[1], out var choice);
        var staff = Staff.Of(context);
        if (await gates.CheckAsync(staff, anything, cancellation) is { } closed)
        {
            return closed;
        }

        if (await votes.FindAsync(context.Guild, id, cancellation) is not { } vote)
        {
            return AutoModRefusals.NoHit;
        }

        if (!vote.IsOpen)
        {
            return VoteText.Over(vote);
        }

        if (await CheckAsync(context, staff, vote, choice, cancellation) is { } forbidden)
        {
            return forbidden;
        }

        return await votes.CastAsync(vote, staff, choice, cancellation) is { } tally
            ? new Reply(VoteText.Cast(vote, choice, tally))
            : VoteText.Over((await votes.FindAsync(context.Guild, id, cancellation))!);
    }

    private async Task<Refusal?> CheckAsync(
        ComponentContext context,
        Staff staff,
        Vote vote,
        VoteChoice choice,
        CancellationToken cancellation
    )
    {
        if (VoteChoices.KindOf(choice) is not { } kind)
        {
            return null;
        }

        return (await targets.FindAsync(context.Guild, vote.UserId, cancellation)).TryGet(
            out var target,
            out var refusal
        )
            ? await enforcement.CheckAsync(RequestOf(vote, kind, target, staff), cancellation)
            : refusal;
    }

    /// <summary>The decision as it would be carried out by that member of staff.</summary>
    internal static ActionRequest RequestOf(Vote vote, CaseKind kind, Target target, Staff staff) =>
        new()
        {
            Kind = kind,
            Target = target,
            Actor = staff,
            Key = string.Create(CultureInfo.InvariantCulture, $"vote:{vote.VoteId}"),
            Source = CaseSource.AutoMod,
            SourceDetail = vote.Rule,
            Matched = vote.Matched,
            Reason = $"AutoMod: {vote.Rule}, decided by vote",
            Duration = kind == CaseKind.Mute ? VoteChoices.MuteLength : null,
        };
}

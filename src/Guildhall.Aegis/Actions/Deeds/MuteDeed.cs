using Guildhall.Aegis.Access;
using Guildhall.Aegis.Cases;
using Guildhall.Core;
using Guildhall.Discord.Model;
using Guildhall.Discord.Rest;

namespace Guildhall.Aegis.Actions.Deeds;

/// <summary>Discord's own time-out; what is longer than Discord allows is set anew in time.</summary>
internal sealed class MuteDeed(TimeProvider time) : IDeed
{
    // Discord keeps seconds.
    private static readonly TimeSpan precision = TimeSpan.FromSeconds(2);

    public CaseKind Kind => CaseKind.Mute;

    public Need Need { get; } =
        new()
        {
            User = Permissions.ModerateMembers,
            Rights = [Rights.Mute],
            Bot = Permissions.ModerateMembers,
        };

    public bool NeedsPresence => true;

    public Task DoAsync(DeedCall call, CancellationToken cancellation) =>
        SetAsync(call, CaseTimers.TimeoutEnd(call.Case, time.GetUtcNow()), cancellation);

    public async Task<DeedState> ReadAsync(DeedCall call, CancellationToken cancellation)
    {
        var member = await Members.TryGetAsync(call.Rest, call.Case.GuildId, call.Case.TargetId, cancellation);
        // What was asked for a moment ago ends a moment before what would be asked for now.
        var least = CaseTimers.TimeoutEnd(call.Case, call.Case.CreatedAt) - precision;
        return member?.CommunicationDisabledUntil >= least ? DeedState.Done : DeedState.NotDone;
    }

    public Refusal? Explain(Case row, DiscordApiException refused) => Members.ExplainAbsence(row, refused);

    public async Task<Lifted> LiftAsync(DeedCall call, CancellationToken cancellation)
    {
        var row = call.Case;
        var member = await Members.TryGetAsync(call.Rest, row.GuildId, row.TargetId, cancellation);
        if (member?.CommunicationDisabledUntil is not { } until || until <= time.GetUtcNow() + precision)
        {
            return Lifted.Nothing;
        }

        await SetAsync(call, null, cancellation);
        return Lifted.Done;
    }

    private static Task<Member> SetAsync(DeedCall call, DateTimeOffset? until, CancellationToken cancellation) =>
        call.Rest.ModifyMemberAsync(
            call.Case.GuildId,
            call.Case.TargetId,
            new() { CommunicationDisabledUntil = new(until) },
            call.Reason,
            cancellation
        );
}

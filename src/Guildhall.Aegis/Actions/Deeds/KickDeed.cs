using Guildhall.Aegis.Access;
using Guildhall.Aegis.Cases;
using Guildhall.Core;
using Guildhall.Discord.Model;
using Guildhall.Discord.Rest;

namespace Guildhall.Aegis.Actions.Deeds;

internal sealed class KickDeed : IDeed
{
    public CaseKind Kind => CaseKind.Kick;

    public Need Need { get; } =
        new()
        {
            User = Permissions.KickMembers,
            Rights = [Rights.Kick],
            Bot = Permissions.KickMembers,
        };

    public bool NeedsPresence => true;

    public Task DoAsync(DeedCall call, CancellationToken cancellation) =>
        call.Rest.RemoveMemberAsync(call.Case.GuildId, call.Case.TargetId, call.Reason, cancellation);

    public async Task<DeedState> ReadAsync(DeedCall call, CancellationToken cancellation)
    {
        var member = await Members.TryGetAsync(call.Rest, call.Case.GuildId, call.Case.TargetId, cancellation);
        // Who came back after the kick was kicked all the same.
        return member is null || member.JoinedAt > call.Case.CreatedAt ? DeedState.Done : DeedState.NotDone;
    }

    public Refusal? Explain(Case row, DiscordApiException refused) => Members.ExplainAbsence(row, refused);
}

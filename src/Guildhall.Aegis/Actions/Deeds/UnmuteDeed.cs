using Guildhall.Aegis.Access;
using Guildhall.Aegis.Cases;
using Guildhall.Discord.Model;
using Guildhall.Discord.Rest;

namespace Guildhall.Aegis.Actions.Deeds;

internal sealed class UnmuteDeed(MuteDeed mute, TimeProvider time) : IDeed
{
    public CaseKind Kind => CaseKind.Unmute;

    public Need Need { get; } =
        new()
        {
            User = Permissions.ModerateMembers,
            Rights = [Rights.Mute],
            Bot = Permissions.ModerateMembers,
        };

    public async Task DoAsync(DeedCall call, CancellationToken cancellation)
    {
        try
        {
            await mute.LiftAsync(call, cancellation);
        }
        catch (DiscordApiException exception) when (Members.ExplainAbsence(call.Case, exception) is not null)
        {
            // Who is not here has no time-out; the case that would give it again at the next join ends all the same.
        }
    }

    public async Task<DeedState> ReadAsync(DeedCall call, CancellationToken cancellation)
    {
        var member = await Members.TryGetAsync(call.Rest, call.Case.GuildId, call.Case.TargetId, cancellation);
        return member?.IsTimedOutAt(time.GetUtcNow()) == true ? DeedState.NotDone : DeedState.Done;
    }
}

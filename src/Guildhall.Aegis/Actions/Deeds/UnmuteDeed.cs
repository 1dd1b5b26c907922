using Guildhall.Aegis.Access;
using Guildhall.Aegis.Cases;
using Guildhall.Aegis.Settings;
using Guildhall.Discord.Model;
using Guildhall.Discord.Rest;

namespace Guildhall.Aegis.Actions.Deeds;

internal sealed class UnmuteDeed(MuteDeed mute) : IDeed
{
    public CaseKind Kind => CaseKind.Unmute;

    public Need Need { get; } = Need.Of(Permissions.ModerateMembers, Rights.Mute);

    public Need NeedOf(ActionRequest request, GuildSettings guild) => mute.NeedIn(guild);

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

    public async Task<DeedState> ReadAsync(DeedCall call, CancellationToken cancellation) =>
        await mute.IsMutedAsync(call, cancellation) ? DeedState.NotDone : DeedState.Done;
}

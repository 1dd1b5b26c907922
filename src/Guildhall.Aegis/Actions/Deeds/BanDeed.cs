using Guildhall.Aegis.Access;
using Guildhall.Aegis.Cases;
using Guildhall.Discord.Model;

namespace Guildhall.Aegis.Actions.Deeds;

internal sealed class BanDeed : IDeed
{
    public CaseKind Kind => CaseKind.Ban;

    public Need Need { get; } = Need.Of(Permissions.BanMembers, Rights.Ban);

    public Task DoAsync(DeedCall call, CancellationToken cancellation) =>
        call.Rest.CreateBanAsync(
            call.Case.GuildId,
            call.Case.TargetId,
            call.Case.DeleteMessages,
            call.Reason,
            cancellation
        );

    public async Task<DeedState> ReadAsync(DeedCall call, CancellationToken cancellation) =>
        await Bans.TryGetAsync(call.Rest, call.Case.GuildId, call.Case.TargetId, cancellation) is null
            ? DeedState.NotDone
            : DeedState.Done;

    public async Task<Lifted> LiftAsync(DeedCall call, CancellationToken cancellation)
    {
        var row = call.Case;
        var ban = await Bans.TryGetAsync(call.Rest, row.GuildId, row.TargetId, cancellation);
        if (ban is null)
        {
            return Lifted.Nothing;
        }

        // Banned anew by hand, and nobody told us: that ban is not ours to lift.
        if (row.SentReason is { } sent && (ban.Reason ?? "").Trim() != sent.Trim())
        {
            return Lifted.Replaced;
        }

        return await Bans.RemoveAsync(call, cancellation) ? Lifted.Done : Lifted.Nothing;
    }
}

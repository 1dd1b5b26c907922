using Guildhall.Aegis.Access;
using Guildhall.Aegis.Cases;
using Guildhall.Discord.Model;

namespace Guildhall.Aegis.Actions.Deeds;

/// <summary>A ban and its end at once: a kick that takes the messages along. Its second half is tried until it is done.
/// </summary>
internal sealed class SoftbanDeed : IDeed
{
    public CaseKind Kind => CaseKind.Softban;

    public Need Need { get; } = Need.Of(Permissions.BanMembers, Rights.Ban);

    public async Task DoAsync(DeedCall call, CancellationToken cancellation)
    {
        var row = call.Case;
        if (row.Execution != Execution.Partial)
        {
            await call.Rest.CreateBanAsync(row.GuildId, row.TargetId, row.DeleteMessages, call.Reason, cancellation);
            await call.HalfDone(cancellation);
        }

        await Bans.RemoveAsync(call, cancellation);
    }

    public async Task<DeedState> ReadAsync(DeedCall call, CancellationToken cancellation)
    {
        var row = call.Case;
        var isBanned = await Bans.TryGetAsync(call.Rest, row.GuildId, row.TargetId, cancellation) is not null;
        return (isBanned, row.Execution) switch
        {
            (true, _) => DeedState.HalfDone,
            (false, Execution.Partial) => DeedState.Done,
            _ => DeedState.NotDone,
        };
    }
}

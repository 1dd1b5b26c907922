using Guildhall.Core.Commands;
using Guildhall.Core.Jobs;
using Guildhall.Core.Storage;
using Guildhall.Discord.Gateway.Events;

namespace Guildhall.Aegis.Access;

/// <summary>A guild came into view: events may have been missed, so who has which rank is read anew.</summary>
internal sealed class OrderRanks(Db db) : IListener<GuildAvailable>
{
    public Task HandleAsync(GuildAvailable happened, CancellationToken cancellation) =>
        happened.Unavailable
            ? Task.CompletedTask
            : db.WriteAsync(unit => unit.EnqueueAsync(new RanksJob { Guild = happened.Id }), cancellation);
}

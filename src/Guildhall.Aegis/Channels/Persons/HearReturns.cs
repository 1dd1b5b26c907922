using Guildhall.Aegis.Cases;
using Guildhall.Core.Commands;
using Guildhall.Core.Jobs;
using Guildhall.Core.Storage;
using Guildhall.Discord.Gateway.Events;

namespace Guildhall.Aegis.Channels.Persons;

/// <summary>
/// Who was away from voice when their mute ended is let speak when they come back: Discord changes it only for somebody who
/// is there. The job that asks every few minutes is brought forward, so an event that gets lost costs those minutes alone.
/// </summary>
internal sealed class HearReturns(CaseBook book, Db db, TimeProvider time) : IListener<VoiceState>
{
    public async Task HandleAsync(VoiceState happened, CancellationToken cancellation)
    {
        // Most who come are not muted by the server: of them nothing is asked.
        if (happened is not { GuildId: { } guild, ChannelId: not null, Mute: true })
        {
            return;
        }

        var now = time.GetUtcNow();
        var standing = await book.StandingAsync(guild, happened.UserId, CaseKind.Voice, cancellation);
        var over = standing.Where(row => row.IsInForce && row.ExpiresAt <= now).ToList();
        if (over.Count == 0)
        {
            return;
        }

        await db.WriteAsync(
            async unit =>
            {
                foreach (var row in over)
                {
                    var job = new EndCaseJob(row.GuildId, row.Number, row.ExpiresAt!.Value);
                    var wasWaiting = await unit.CancelAsync<EndCaseJob>(job.Key);
                    await unit.EnqueueAsync(job with { IsReturn = !wasWaiting });
                }
            },
            cancellation
        );
    }
}

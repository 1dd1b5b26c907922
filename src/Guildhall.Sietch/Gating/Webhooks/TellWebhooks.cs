using Guildhall.Core.Jobs;
using Guildhall.Core.Storage;
using Guildhall.Core.Webhooks;
using Guildhall.Discord.Model;
using Guildhall.Sietch.Communities;
using Guildhall.Sietch.Eligibility;

namespace Guildhall.Sietch.Gating.Webhooks;

/// <summary>Hands the changes of each snapshot to the outgoing webhooks of the community's server, once.</summary>
internal sealed class TellWebhooks(CommunityRegistry communities, StandingChanges changes, Db db)
    : IJobHandler<TellWebhooksJob>
{
    public const string Reader = "webhooks";

    private static readonly TimeSpan news = TimeSpan.FromDays(1);

    public async Task HandleAsync(TellWebhooksJob job, JobRun run, CancellationToken cancellation)
    {
        foreach (var community in communities.All)
        {
            var unseen = await changes.UnseenAsync(community.Tenant, Reader, cancellation);
            if (unseen.Count > 0 && communities.TryGuild(community) is { } guild)
            {
                await TellAsync(community, guild.Id, unseen, cancellation);
            }
        }
    }

    private Task TellAsync(
        Community community,
        Snowflake<Guild> guild,
        IReadOnlyList<ChangeRow> unseen,
        CancellationToken cancellation
    ) =>
        db.WriteAsync(
            async unit =>
            {
                // Of two that read the same, one tells it; who begins to read tells no old news.
                var seen = await unit.QuerySingleOrDefaultAsync<long?>(
                    EligibilitySql.Seen,
                    new { community.Tenant, Reader }
                );
                foreach (
                    var change in unseen.Where(change =>
                        seen is { } last ? change.Snapshot > last : unit.Now - change.MadeAt < news
                    )
                )
                {
                    await unit.AnnounceAsync(StandingEvents.Of(guild, change));
                }

                await StandingChanges.MarkSeenAsync(unit, community.Tenant, Reader, unseen[^1].Snapshot);
            },
            cancellation
        );
}

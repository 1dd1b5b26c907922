using Guildhall.Core.Audit;
using Guildhall.Core.Jobs;
using Guildhall.Core.Storage;
using Guildhall.Core.Tenancy;
using Guildhall.Discord.Model;
using Guildhall.Discord.Rest;
using Guildhall.Sietch.Communities;
using Guildhall.Sietch.Wallets.Links;

namespace Guildhall.Sietch.Announcements;

/// <summary>Sends one member what waits for them, the oldest first. What was begun and never confirmed is looked for in the
/// conversation before it is sent again; who takes no direct messages is asked again a day later.</summary>
internal sealed class SendNotices(
    Db db,
    CommunityRegistry communities,
    TenantRegistry tenants,
    Noticeboard board,
    DiscordRest rest,
    TimeProvider time
) : IJobHandler<SendNoticesJob>
{
    private static readonly TimeSpan untilOpened = TimeSpan.FromDays(1);

    private readonly DiscordRest rest = rest.With(RestPriority.Log);

    public async Task HandleAsync(SendNoticesJob job, JobRun run, CancellationToken cancellation)
    {
        if (communities.TryGet(job.Tenant) is not { } community || tenants.TryGet(job.Tenant) is not { } tenant)
        {
            return;
        }

        var key = new
        {
            job.Tenant,
            job.Member,
            Now = time.GetUtcNow(),
        };
        var user = await db.QuerySingleOrDefaultAsync<Snowflake<User>?>(LinkSql.UserOf, key, cancellation);
        foreach (var row in await db.QueryAsync<NoticeRow>(NoticeSql.Waiting, key, cancellation))
        {
            if (user is not { } known)
            {
                await EndAsync(row, "dropped", cancellation);
            }
            else if (!await TrySendAsync(row, known, community, tenant.Name, cancellation))
            {
                return;
            }
        }
    }

    /// <returns>False where they take no direct messages now.</returns>
    private async Task<bool> TrySendAsync(
        NoticeRow row,
        Snowflake<User> user,
        Community community,
        string name,
        CancellationToken cancellation
    )
    {
        try
        {
            var channel = (await rest.CreateDmAsync(user, cancellation)).Id;
            var embed = EmbedOf(row, community, name);
            if (row.State != "sending" || await board.TryFindAsync(channel, embed.Footer!.Text, cancellation) is null)
            {
                await db.WriteAsync(
                    unit =>
                        unit.ExecuteAsync(
                            NoticeSql.Begin,
                            new
                            {
                                Tenant = row.TenantId,
                                Member = row.MemberId,
                                row.Snapshot,
                            }
                        ),
                    cancellation
                );
                await rest.CreateMessageAsync(channel, Noticeboard.Payload(embed, channel), cancellation);
            }

            await EndAsync(row, "sent", cancellation);
            return true;
        }
        catch (DiscordApiException exception) when (exception.Code == DiscordErrorCodes.CannotMessageUser)
        {
            await CloseAsync(row, cancellation);
            return false;
        }
        catch (DiscordApiException exception) when (!exception.IsTransient)
        {
            // No such account any more, or Discord will never take it.
            await EndAsync(row, "dropped", cancellation);
            return true;
        }
    }

    private Task<int> EndAsync(NoticeRow row, string state, CancellationToken cancellation) =>
        db.WriteAsync(
            unit =>
                unit.ExecuteAsync(
                    NoticeSql.End,
                    new
                    {
                        Tenant = row.TenantId,
                        Member = row.MemberId,
                        row.Snapshot,
                        State = state,
                        unit.Now,
                    }
                ),
            cancellation
        );

    private Task CloseAsync(NoticeRow row, CancellationToken cancellation) =>
        db.WriteAsync(
            async unit =>
            {
                await unit.ExecuteAsync(
                    NoticeSql.Close,
                    new
                    {
                        Tenant = row.TenantId,
                        Member = row.MemberId,
                        Due = unit.Now + untilOpened,
                    }
                );
                await unit.AuditAsync(
                    new()
                    {
                        Tenant = row.TenantId,
                        Actor = "system",
                        Action = "sietch.notice",
                        Subject = row.MemberId.Value,
                        Outcome = AuditOutcome.Failed,
                    }
                );
            },
            cancellation
        );

    private static Embed EmbedOf(NoticeRow row, Community community, string name)
    {
        var (title, text) = NoticeText.Of(row.Kind, row.Cause, community.Places, name);
        return new()
        {
            Title = title.Length <= 256 ? title : title[..256],
            Description = text,
            Footer = new($"Notice {row.Reference}"),
        };
    }
}

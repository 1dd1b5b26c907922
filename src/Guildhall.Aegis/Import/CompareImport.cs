using Guildhall.Aegis.Actions.Deeds;
using Guildhall.Aegis.Cases;
using Guildhall.Aegis.Settings;
using Guildhall.Core.Jobs;
using Guildhall.Core.Storage;
using Guildhall.Discord.Model;
using Guildhall.Discord.Rest;

namespace Guildhall.Aegis.Import;

/// <summary>Whether the bans and mutes of a file are still in force: only those that Discord has are. When the others ended,
/// nobody knows. A mute of somebody who is not in the server stands: it is given again when they come back.</summary>
internal sealed class CompareImport(DiscordRest rest, GuildSettingsBook settings, Db db, TimeProvider time)
    : IJobHandler<CompareImportJob>
{
    private const int AtOnce = 500;

    private readonly DiscordRest rest = rest.With(RestPriority.Log);

    /// <exception cref="DiscordApiException">Discord did not answer.</exception>
    public Task HandleAsync(CompareImportJob job, JobRun run, CancellationToken cancellation) =>
        CompareAsync(job.Guild, job.Id, cancellation);

    /// <summary>Once all rows are written. Doing it twice changes nothing; timers find that their cases have ended.</summary>
    /// <exception cref="DiscordApiException">Discord did not answer; trying again may work.</exception>
    public async Task CompareAsync(Snowflake<Guild> guild, string batch, CancellationToken cancellation)
    {
        try
        {
            await CompareBansAsync(guild, batch, cancellation);
            await CompareMutesAsync(guild, batch, cancellation);
        }
        catch (DiscordApiException exception) when (!exception.IsTransient)
        {
            // The bot may not see it, or is not there: then the file is all there is.
        }
    }

    private async Task CompareBansAsync(Snowflake<Guild> guild, string batch, CancellationToken cancellation)
    {
        HashSet<Snowflake<User>>? banned = null;
        await foreach (var page in PagesAsync(guild, batch, CaseKind.Ban, cancellation))
        {
            banned ??= await ReadBansAsync(guild, cancellation);
            await EndAsync(guild, page.Where(row => !banned.Contains(row.TargetId)), cancellation);
        }
    }

    private async Task CompareMutesAsync(Snowflake<Guild> guild, string batch, CancellationToken cancellation)
    {
        await foreach (var page in PagesAsync(guild, batch, CaseKind.Mute, cancellation))
        {
            var role = (await settings.GetAsync(guild, cancellation)).Moderation.MuteRole;
            var ended = new List<Standing>();
            foreach (var row in page)
            {
                var member = await Members.TryGetAsync(rest, guild, row.TargetId, cancellation);
                var isMuted =
                    member is null
                    || member.IsTimedOutAt(time.GetUtcNow())
                    || (role is { } mute && member.Roles.Contains(mute));
                if (!isMuted)
                {
                    ended.Add(row);
                }
            }

            await EndAsync(guild, ended, cancellation);
        }
    }

    private Task EndAsync(Snowflake<Guild> guild, IEnumerable<Standing> rows, CancellationToken cancellation) =>
        db.WriteAsync(
            async unit =>
            {
                foreach (var row in rows)
                {
                    await unit.ExecuteAsync(ImportSql.NotInForce, new { Guild = guild, row.Number });
                }
            },
            cancellation
        );

    private async IAsyncEnumerable<IReadOnlyList<Standing>> PagesAsync(
        Snowflake<Guild> guild,
        string batch,
        CaseKind kind,
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation
    )
    {
        for (var after = 0L; ; )
        {
            var page = await db.QueryAsync<Standing>(
                ImportSql.StandingOf,
                new
                {
                    Guild = guild,
                    Id = batch,
                    Kind = kind.Stored(),
                    After = after,
                    Limit = AtOnce,
                },
                cancellation
            );
            if (page.Count == 0)
            {
                yield break;
            }

            yield return page;
            after = page[^1].Number;
        }
    }

    private async Task<HashSet<Snowflake<User>>> ReadBansAsync(Snowflake<Guild> guild, CancellationToken cancellation)
    {
        HashSet<Snowflake<User>> banned = [];
        await foreach (var ban in rest.ReadBansAsync(guild, cancellation))
        {
            banned.Add(ban.User.Id);
        }

        return banned;
    }

    private sealed record Standing(long Number, Snowflake<User> TargetId);
}

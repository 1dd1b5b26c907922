using Guildhall.Core.Commands;
using Guildhall.Core.Jobs;
using Guildhall.Core.Storage;
using Guildhall.Discord.Gateway.Events;
using Guildhall.Discord.Model;
using Guildhall.Discord.Rest;

namespace Guildhall.Aegis.Privacy.Guilds;

/// <summary>Servers that removed the bot while nobody listened: a new session does not name them. Discord is asked before
/// anything follows from it.</summary>
internal sealed class MissingGuilds(Db db, RemovedGuilds removed, DiscordRest rest)
    : IListener<SessionStarted>,
        IJobHandler<MissingGuildJob>
{
    private readonly DiscordRest rest = rest.With(RestPriority.Log);

    public async Task HandleAsync(SessionStarted happened, CancellationToken cancellation)
    {
        var known = await db.QueryAsync<Snowflake<Guild>>(GuildRemovalSql.Known, null, cancellation);
        var gone = await db.QueryAsync<Snowflake<Guild>>(GuildRemovalSql.All, null, cancellation);
        var named = happened.Guilds.Select(guild => guild.Id).ToHashSet();
        var missing = known.Except(gone).Where(guild => happened.Serves(guild) && !named.Contains(guild)).ToList();
        if (missing.Count > 0)
        {
            await db.WriteAsync(
                async unit =>
                {
                    foreach (var guild in missing)
                    {
                        await unit.EnqueueAsync(new MissingGuildJob(guild));
                    }
                },
                cancellation
            );
        }
    }

    /// <exception cref="DiscordApiException">Discord did not answer.</exception>
    public async Task HandleAsync(MissingGuildJob job, JobRun run, CancellationToken cancellation)
    {
        try
        {
            await rest.GetGuildAsync(job.Guild, cancellation);
        }
        catch (DiscordApiException exception)
            when (exception.Code is DiscordErrorCodes.UnknownGuild or DiscordErrorCodes.MissingAccess)
        {
            await removed.HandleAsync(new GuildGone { Id = job.Guild }, cancellation);
        }
    }
}

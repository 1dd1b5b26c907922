using Guildhall.Core.Storage;
using Guildhall.Discord.Model;
using Guildhall.Discord.Rest;

namespace Guildhall.Aegis.Import;

/// <summary>Whether the bans of a file are still in force: only those that Discord has are. When the others ended, nobody
/// knows.</summary>
internal sealed class ImportedBans(DiscordRest rest, Db db)
{
    private const int AtOnce = 500;

    private readonly DiscordRest rest = rest.With(RestPriority.Log);

    /// <summary>Once all rows are written. Doing it twice changes nothing; timers find that their cases have ended.</summary>
    /// <exception cref="DiscordApiException">Discord did not answer; trying again may work.</exception>
    public async Task CompareAsync(Snowflake<Guild> guild, string batch, CancellationToken cancellation)
    {
        if ((await PageAsync(guild, batch, 0, 1, cancellation)).Count == 0)
        {
            return;
        }

        if (await TryReadAsync(guild, cancellation) is not { } banned)
        {
            return;
        }

        for (var after = 0L; ; )
        {
            var page = await PageAsync(guild, batch, after, AtOnce, cancellation);
            if (page.Count == 0)
            {
                return;
            }

            await db.WriteAsync(
                async unit =>
                {
                    foreach (var row in page.Where(row => !banned.Contains(row.TargetId)))
                    {
                        await unit.ExecuteAsync(ImportSql.NotInForce, new { Guild = guild, row.Number });
                    }
                },
                cancellation
            );
            after = page[^1].Number;
        }
    }

    private Task<IReadOnlyList<StandingBan>> PageAsync(
        Snowflake<Guild> guild,
        string batch,
        long after,
        int limit,
        CancellationToken cancellation
    ) =>
        db.QueryAsync<StandingBan>(
            ImportSql.StandingBans,
            new
            {
                Guild = guild,
                Id = batch,
                After = after,
                Limit = limit,
            },
            cancellation
        );

    /// <summary>Null where the bot may not see bans: then the file is all there is.</summary>
    private async Task<HashSet<Snowflake<User>>?> TryReadAsync(Snowflake<Guild> guild, CancellationToken cancellation)
    {
        HashSet<Snowflake<User>> banned = [];
        try
        {
            await foreach (var ban in rest.ReadBansAsync(guild, cancellation))
            {
                banned.Add(ban.User.Id);
            }

            return banned;
        }
        catch (DiscordApiException exception) when (!exception.IsTransient)
        {
            return null;
        }
    }

    private sealed record StandingBan(long Number, Snowflake<User> TargetId);
}

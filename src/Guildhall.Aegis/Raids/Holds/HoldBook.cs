using Guildhall.Aegis.Raids.Detection;
using Guildhall.Core.Jobs;
using Guildhall.Core.Storage;
using Guildhall.Discord.Model;

namespace Guildhall.Aegis.Raids.Holds;

/// <summary>Who is held in a raid, and what became of it.</summary>
internal sealed class HoldBook(Db db)
{
    /// <summary>Everyone who joined since the raid began and is suspicious; in a lockdown everyone but those who came before
    /// it, who are spared already.</summary>
    public Task CollectAsync(Raid raid, CancellationToken cancellation) =>
        db.WriteAsync(
            unit =>
                unit.ExecuteAsync(
                    HoldSql.Collect,
                    new
                    {
                        Guild = raid.GuildId,
                        raid.Number,
                        From = raid.JoinsFrom,
                        To = raid.JoinsUntil,
                        Least = raid.Level == RaidLevel.Lockdown ? 0 : JoinSuspicion.Suspicious,
                        unit.Now,
                    }
                ),
            cancellation
        );

    public Task<IReadOnlyList<Hold>> InStateAsync(Raid raid, string state, int limit, CancellationToken cancellation) =>
        db.QueryAsync<Hold>(
            HoldSql.InState,
            new
            {
                Guild = raid.GuildId,
                raid.Number,
                State = state,
                Limit = limit,
            },
            cancellation
        );

    /// <summary>Whether somebody is kept apart, or is about to be.</summary>
    public async Task<bool> IsHeldAsync(Snowflake<Guild> guild, Snowflake<User> user, CancellationToken cancellation) =>
        await db.QuerySingleOrDefaultAsync<long>(HoldSql.OfPerson, new { Guild = guild, User = user }, cancellation)
        > 0;

    /// <summary>Before anything is done: what is remembered first stays, also when it is tried again.</summary>
    public Task PrepareAsync(Raid raid, Hold hold, CancellationToken cancellation) =>
        db.WriteAsync(
            unit =>
                unit.ExecuteAsync(
                    HoldSql.Prepare,
                    new
                    {
                        Guild = raid.GuildId,
                        raid.Number,
                        User = hold.UserId,
                        hold.Means,
                        hold.Roles,
                        hold.Until,
                    }
                ),
            cancellation
        );

    public Task SettleAsync(
        Raid raid,
        Snowflake<User> user,
        string state,
        string? failure,
        CancellationToken cancellation
    ) =>
        db.WriteAsync(
            unit =>
                unit.ExecuteAsync(
                    HoldSql.Settle,
                    new
                    {
                        Guild = raid.GuildId,
                        raid.Number,
                        User = user,
                        State = state,
                        Failure = failure,
                        unit.Now,
                    }
                ),
            cancellation
        );

    public Task<int> SettleAllAsync(
        Raid raid,
        string from,
        string to,
        string? failure,
        CancellationToken cancellation
    ) =>
        db.WriteAsync(
            unit =>
                unit.ExecuteAsync(
                    HoldSql.SettleAll,
                    new
                    {
                        Guild = raid.GuildId,
                        raid.Number,
                        State = from,
                        To = to,
                        Failure = failure,
                        unit.Now,
                    }
                ),
            cancellation
        );

    /// <summary>The alert counts anew.</summary>
    public Task TellAsync(Raid raid, CancellationToken cancellation) =>
        db.WriteAsync(
            async unit =>
            {
                var key = new { Guild = raid.GuildId, raid.Number };
                if (await unit.QuerySingleOrDefaultAsync<long?>(RaidSql.Touch, key) is { } version)
                {
                    await unit.EnqueueAsync(new RespondJob(raid.GuildId, raid.Number, version));
                }
            },
            cancellation
        );
}

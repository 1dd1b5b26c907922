using Guildhall.Core.Audit;
using Guildhall.Core.Storage;
using Guildhall.Discord.Model;

namespace Guildhall.Aegis.Appeals;

/// <summary>Reads appeals.</summary>
internal sealed class AppealBook(Db db)
{
    private const int Listed = 200;

    /// <summary>Null where the guild has no such appeal.</summary>
    public Task<Appeal?> FindAsync(Snowflake<Guild> guild, long number, CancellationToken cancellation) =>
        db.QuerySingleOrDefaultAsync<Appeal>(AppealSql.Find, new { Guild = guild, Number = number }, cancellation);

    /// <summary>The same for somebody who has to be allowed to see it; whoever asks for one that is not there, or not theirs, is written down.</summary>
    public async Task<Appeal?> FindAsync(
        Snowflake<Guild> guild,
        long number,
        string actor,
        Func<Appeal, bool> isTheirs,
        CancellationToken cancellation
    )
    {
        var found = await FindAsync(guild, number, cancellation);
        if (found is not null && isTheirs(found))
        {
            return found;
        }

        await db.WriteAsync(
            unit =>
                unit.AuditAsync(
                    new()
                    {
                        Guild = guild,
                        Actor = actor,
                        Action = "appeal.not_found",
                        Subject = $"appeal {number}",
                        Outcome = AuditOutcome.Refused,
                    }
                ),
            cancellation
        );
        return null;
    }

    public Task<IReadOnlyList<Appeal>> OfCaseAsync(
        Snowflake<Guild> guild,
        long caseNumber,
        CancellationToken cancellation
    ) => db.QueryAsync<Appeal>(AppealSql.OfCase, new { Guild = guild, CaseNumber = caseNumber }, cancellation);

    /// <summary>Over all guilds, newest first.</summary>
    public Task<IReadOnlyList<Appeal>> OfAsync(Snowflake<User> person, CancellationToken cancellation) =>
        db.QueryAsync<Appeal>(AppealSql.OfSelf, new { Self = person, Limit = Listed }, cancellation);

    /// <summary>Newest first.</summary>
    public Task<IReadOnlyList<Appeal>> InStateAsync(
        Snowflake<Guild> guild,
        AppealState first,
        AppealState second,
        int limit,
        CancellationToken cancellation
    ) =>
        db.QueryAsync<Appeal>(
            AppealSql.InState,
            new
            {
                Guild = guild,
                First = Cases.StoredNames.Stored(first),
                Second = Cases.StoredNames.Stored(second),
                Limit = limit,
            },
            cancellation
        );

    public Task<IReadOnlyList<AppealEntry>> EntriesAsync(Appeal appeal, CancellationToken cancellation) =>
        db.QueryAsync<AppealEntry>(AppealSql.Entries, Key(appeal), cancellation);

    public Task<IReadOnlyList<AppealVote>> VotesAsync(Appeal appeal, CancellationToken cancellation) =>
        db.QueryAsync<AppealVote>(AppealSql.Votes, Key(appeal), cancellation);

    private static object Key(Appeal appeal) => new { Guild = appeal.GuildId, appeal.Number };
}

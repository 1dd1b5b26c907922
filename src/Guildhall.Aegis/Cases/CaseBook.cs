using Guildhall.Aegis.Privacy;
using Guildhall.Core.Storage;
using Guildhall.Discord.Model;

namespace Guildhall.Aegis.Cases;

/// <summary>Reads cases.</summary>
internal sealed class CaseBook(Db db, Pseudonyms pseudonyms)
{
    /// <summary>Null where the guild has no such case.</summary>
    public Task<Case?> FindAsync(CaseKey key, CancellationToken cancellation) =>
        db.QuerySingleOrDefaultAsync<Case>(CaseSql.ByNumber, new { key.Guild, key.Number }, cancellation);

    public Task<Case?> FindByKeyAsync(Snowflake<Guild> guild, string key, CancellationToken cancellation) =>
        db.QuerySingleOrDefaultAsync<Case>(CaseSql.ByKey, new { Guild = guild, Key = key }, cancellation);

    /// <summary>The cases of that kind which hold for the person or are about to, newest first.</summary>
    public Task<IReadOnlyList<Case>> StandingAsync(
        Snowflake<Guild> guild,
        Snowflake<User> target,
        CaseKind kind,
        CancellationToken cancellation
    ) =>
        db.QueryAsync<Case>(
            CaseSql.Standing,
            new
            {
                Guild = guild,
                Target = target,
                Erased = pseudonyms.Of(target),
                Kind = kind.Stored(),
            },
            cancellation
        );
}

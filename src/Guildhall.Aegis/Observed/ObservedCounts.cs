using Guildhall.Aegis.Cases;
using Guildhall.Aegis.Privacy;
using Guildhall.Core.Storage;
using Guildhall.Discord.Model;

namespace Guildhall.Aegis.Observed;

/// <summary>Counts what was done by hand in Discord and is no case: deleted messages, Discord's own AutoMod.</summary>
internal sealed class ObservedCounts(Db db, Pseudonyms pseudonyms)
{
    public Task<IReadOnlyList<ObservedCount>> AboutAsync(
        Snowflake<Guild> guild,
        Snowflake<User> person,
        CancellationToken cancellation
    ) =>
        db.QueryAsync<ObservedCount>(
            ObservedSql.About,
            new
            {
                Guild = guild,
                Target = person,
                Erased = pseudonyms.Of(person),
            },
            cancellation
        );

    /// <param name="actor">Null: everybody.</param>
    public Task<IReadOnlyList<ObservedCount>> ByAsync(
        Snowflake<Guild> guild,
        Snowflake<User>? actor,
        DateTimeOffset since,
        CancellationToken cancellation
    ) =>
        db.QueryAsync<ObservedCount>(
            ObservedSql.By,
            new
            {
                Guild = guild,
                Actor = (long)(actor?.Value ?? 0),
                Since = since,
            },
            cancellation
        );

    /// <summary><c>3 messages deleted · 1 message blocked by Discord's AutoMod</c>; empty for nothing.</summary>
    public static string Describe(IEnumerable<ObservedCount> counts) => string.Join(" · ", counts.Select(Describe));

    private static string Describe(ObservedCount counted) =>
        counted.Action switch
        {
            AuditActions.MessageDelete => $"{CaseText.Count(counted.Count, "message")} deleted",
            AuditActions.MessageBulkDelete => $"{CaseText.Count(counted.Count, "message")} deleted in bulk",
            AuditActions.AutoModBlocked => $"{CaseText.Count(counted.Count, "message")} blocked by Discord's AutoMod",
            AuditActions.AutoModFlagged => $"{CaseText.Count(counted.Count, "message")} flagged by Discord's AutoMod",
            AuditActions.AutoModTimeout => $"{CaseText.Count(counted.Count, "time-out")} by Discord's AutoMod",
            AuditActions.MemberRoles => CaseText.Count(counted.Count, "role change"),
            AuditActions.MemberKick => CaseText.Count(counted.Count, "kick"),
            AuditActions.MemberPrune => $"{CaseText.Count(counted.Count, "member")} pruned",
            AuditActions.MemberBan => CaseText.Count(counted.Count, "ban"),
            AuditActions.MemberUnban => CaseText.Count(counted.Count, "unban"),
            _ => CaseText.Count(counted.Count, "member change"),
        };
}

/// <param name="ActorId">Empty where the count is about a person.</param>
/// <param name="Action">One of <see cref="AuditActions"/>.</param>
internal sealed record ObservedCount(Snowflake<User> ActorId, int Action, long Count, DateTimeOffset Last);

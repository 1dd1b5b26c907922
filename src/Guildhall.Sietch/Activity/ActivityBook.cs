using Guildhall.Core.Storage;
using Guildhall.Core.Tenancy;
using Guildhall.Discord.Model;
using Guildhall.Sietch.Wallets.Links;

namespace Guildhall.Sietch.Activity;

/// <summary>Counts what members with a complete profile do. Reactions cannot be farmed: they count between two such members alone,
/// one for each giver and message, a few for each pair and day, and what is taken away takes its points along.</summary>
internal sealed class ActivityBook(Db db)
{
    /// <summary>Null for somebody whose profile is not complete: nothing counts for them.</summary>
    public Task<MemberActivity?> TryFindAsync(TenantId tenant, Snowflake<User> user, CancellationToken cancellation) =>
        db.QuerySingleOrDefaultAsync<MemberActivity>(
            ActivitySql.Find,
            new { Tenant = tenant, User = user },
            cancellation
        );

    public Task SpokeAsync(TenantId tenant, Snowflake<User> user, CancellationToken cancellation) =>
        db.WriteAsync(
            async unit =>
            {
                if (
                    await FindAsync(unit, tenant, user) is not { } found
                    || unit.Now - found.MessageAt < ActivityRules.BetweenMessages
                )
                {
                    return;
                }

                var counted = found.Add(ActivityRules.Message, unit.Now) with
                {
                    Messages = found.Messages + 1,
                    MessageAt = unit.Now,
                };
                await unit.ExecuteAsync(ActivitySql.Save, counted);
            },
            cancellation
        );

    public Task ReactedAsync(GivenReaction reaction, CancellationToken cancellation) =>
        db.WriteAsync(unit => ReactedAsync(unit, reaction), cancellation);

    public Task TookBackAsync(
        TenantId tenant,
        Snowflake<User> giver,
        Snowflake<Message> message,
        CancellationToken cancellation
    ) =>
        db.WriteAsync(
            async unit =>
            {
                if (await FindAsync(unit, tenant, giver) is not { } own)
                {
                    return;
                }

                var key = new
                {
                    Tenant = tenant,
                    Message = message,
                    Giver = own.MemberId,
                };
                if (await unit.QuerySingleOrDefaultAsync<CountedReaction>(ActivitySql.Reacted, key) is not { } counted)
                {
                    return;
                }

                await unit.ExecuteAsync(ActivitySql.TakeBack, key);
                await unit.ExecuteAsync(ActivitySql.Save, own.TakeBack(counted.Gave, counted.Period, unit.Now));
                if (counted.AuthorId is { } author && await FindAsync(unit, tenant, author) is { } other)
                {
                    await unit.ExecuteAsync(ActivitySql.Save, other.TakeBack(counted.Earned, counted.Period, unit.Now));
                }
            },
            cancellation
        );

    /// <summary>Reactions to messages so old that nothing can change any more.</summary>
    public Task<int> SweepAsync(TenantId tenant, CancellationToken cancellation) =>
        db.WriteAsync(
            unit =>
            {
                var oldest = unit.Now - ActivityRules.OldestMessage - TimeSpan.FromDays(1);
                return unit.ExecuteAsync(ActivitySql.Sweep, new { Tenant = tenant, Day = ActivityRules.DayOf(oldest) });
            },
            cancellation
        );

    /// <returns>How many rows of each.</returns>
    public static async Task<(int Activity, int Reactions)> EraseAsync(Unit unit, TenantId tenant, MemberId member)
    {
        var gone = new { Tenant = tenant, Member = member };
        return (
            await unit.ExecuteAsync(ActivitySql.Erase, gone),
            await unit.ExecuteAsync(ActivitySql.EraseReactions, gone)
        );
    }

    private static async Task ReactedAsync(Unit unit, GivenReaction reaction)
    {
        if (
            unit.Now - reaction.Message.CreatedAt > ActivityRules.OldestMessage
            || reaction.Author is not { } to
            || to == reaction.Giver
            || await FindAsync(unit, reaction.Tenant, reaction.Giver) is not { } giver
            || await FindAsync(unit, reaction.Tenant, to) is not { } author
        )
        {
            return;
        }

        var isTooSoon = unit.Now - giver.ReactionAt < ActivityRules.BetweenReactions;
        var isWithinPair = await IsWithinPairAsync(unit, giver, author);
        var row = new
        {
            reaction.Tenant,
            reaction.Message,
            Giver = giver.MemberId,
            Author = author.MemberId,
            Day = ActivityRules.DayOf(unit.Now),
            Period = ActivityRules.PeriodOf(unit.Now),
            Gave = isWithinPair && !isTooSoon ? ActivityRules.ReactionGiven : 0,
            Earned = isWithinPair ? ActivityRules.ReactionReceived : 0,
        };
        if (await unit.ExecuteAsync(ActivitySql.React, row) == 0)
        {
            return;
        }

        if (!isTooSoon)
        {
            var given = giver.Add(row.Gave, unit.Now) with { Given = giver.Given + 1, ReactionAt = unit.Now };
            await unit.ExecuteAsync(ActivitySql.Save, given);
        }

        var received = author.Add(row.Earned, unit.Now) with { Received = author.Received + 1 };
        await unit.ExecuteAsync(ActivitySql.Save, received);
    }

    private static async Task<bool> IsWithinPairAsync(Unit unit, MemberActivity giver, MemberActivity author)
    {
        var pair = new
        {
            Tenant = giver.TenantId,
            Giver = giver.MemberId,
            Author = author.MemberId,
            Day = ActivityRules.DayOf(unit.Now),
        };
        return await unit.QuerySingleOrDefaultAsync<long>(ActivitySql.CountOfPair, pair)
            < ActivityRules.ReactionsOfPair;
    }

    private static Task<MemberActivity?> FindAsync(Unit unit, TenantId tenant, Snowflake<User> user) =>
        unit.QuerySingleOrDefaultAsync<MemberActivity>(ActivitySql.Find, new { Tenant = tenant, User = user });

    private static Task<MemberActivity?> FindAsync(Unit unit, TenantId tenant, MemberId member) =>
        unit.QuerySingleOrDefaultAsync<MemberActivity>(ActivitySql.OfMember, new { Tenant = tenant, Member = member });

    private sealed record CountedReaction(MemberId? AuthorId, long Period, double Gave, double Earned);
}

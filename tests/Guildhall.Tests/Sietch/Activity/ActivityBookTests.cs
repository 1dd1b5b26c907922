using Guildhall.Core.Tenancy;
using Guildhall.Discord.Model;
using Guildhall.Sietch.Activity;
using Guildhall.Sietch.Wallets.Links;
using Guildhall.Tests.Core.Storage;
using Guildhall.Tests.Core.Storage.Suites;
using Guildhall.Tests.Sietch.Members;

namespace Guildhall.Tests.Sietch.Activity;

public sealed class ActivityBookTests : StorageSuite
{
    private static readonly Snowflake<User> paul = new(100);
    private static readonly Snowflake<User> chani = new(200);
    private static readonly Snowflake<User> stranger = new(300);

    private ulong messages;

    public ActivityBookTests()
        : base(new SqliteUnderTest()) { }

    private ActivityBook Book => field ??= new(Db);

    [Fact]
    public async Task A_message_counts_once_a_minute()
    {
        await MembersAsync(paul);
        await SpeakAsync(paul);
        Time.Advance(TimeSpan.FromSeconds(59));
        await SpeakAsync(paul);
        Time.Advance(TimeSpan.FromSeconds(1));
        await SpeakAsync(paul);

        var found = (await FindAsync(paul))!;
        Assert.Equal(2, found.Messages);
        Assert.Equal(2, found.BalanceAt(Time.GetUtcNow()), 1);
    }

    [Fact]
    public async Task Nothing_is_written_of_somebody_who_is_no_member()
    {
        await MembersAsync(paul);
        await SpeakAsync(stranger);
        await ReactAsync(stranger, paul);

        Assert.Null(await FindAsync(stranger));
        Assert.Equal(0, (await FindAsync(paul))!.Received);
    }

    [Fact]
    public async Task A_reaction_counts_for_both_and_no_second_one_of_the_same_giver()
    {
        await MembersAsync(paul, chani);
        var message = await ReactAsync(paul, chani);
        Time.Advance(TimeSpan.FromSeconds(10));
        await ReactAsync(paul, chani, message);

        Assert.Equal((0.5, 1), await OfAsync(paul, found => found.Given));
        Assert.Equal((0.25, 1), await OfAsync(chani, found => found.Received));
    }

    [Fact]
    public async Task Nobody_earns_by_reacting_to_themselves()
    {
        await MembersAsync(paul);
        await ReactAsync(paul, paul);

        Assert.Equal((0, 0), await OfAsync(paul, found => found.Given + found.Received));
    }

    /// <summary>Bots are no members; of a webhook's message Discord names no author.</summary>
    [Fact]
    public async Task Nobody_earns_by_reacting_to_what_no_member_said()
    {
        await MembersAsync(paul);
        await ReactAsync(paul, stranger);
        await ReactAsync(paul, null);

        Assert.Equal((0, 0), await OfAsync(paul, found => found.Given));
    }

    [Fact]
    public async Task Nothing_counts_before_the_profile_is_complete()
    {
        await MembersAsync(paul);
        await LinkAsync(chani);
        await SpeakAsync(chani);
        await ReactAsync(chani, paul);
        await ReactAsync(paul, chani);

        Assert.Null(await FindAsync(chani));
        Assert.Equal((0, 0), await OfAsync(paul, found => found.Given + found.Received));
    }

    [Fact]
    public async Task What_is_taken_away_takes_its_points_along()
    {
        await MembersAsync(paul, chani);
        var message = await ReactAsync(paul, chani);
        await Book.TookBackAsync(TenantId.Default, paul, message, Cancellation);

        Assert.Equal(0, (await FindAsync(paul))!.BalanceAt(Time.GetUtcNow()), 9);
        Assert.Equal(0, (await FindAsync(chani))!.BalanceAt(Time.GetUtcNow()), 9);
    }

    /// <summary>Scenario 27.</summary>
    [Fact]
    public async Task Two_accounts_cannot_farm_with_500_cycles_of_one_reaction_or_500_messages()
    {
        await MembersAsync(paul, chani);
        var message = NextMessage();
        for (var cycle = 0; cycle < 500; cycle++)
        {
            await ReactAsync(paul, chani, message);
            await Book.TookBackAsync(TenantId.Default, paul, message, Cancellation);
            await ReactAsync(paul, chani);
            Time.Advance(ActivityRules.BetweenReactions);
        }

        Assert.InRange(
            (await FindAsync(chani))!.Peak,
            0.25,
            ActivityRules.ReactionsOfPair * ActivityRules.ReactionReceived
        );
        Assert.InRange((await FindAsync(paul))!.Peak, 0.5, ActivityRules.ReactionsOfPair * ActivityRules.ReactionGiven);
    }

    [Fact]
    public async Task The_next_day_the_pair_counts_again()
    {
        await MembersAsync(paul, chani);
        for (var many = 0; many < 15; many++)
        {
            await ReactAsync(paul, chani);
        }

        var capped = (await FindAsync(chani))!.BalanceAt(Time.GetUtcNow());
        Time.Advance(TimeSpan.FromDays(1));
        await ReactAsync(paul, chani);

        Assert.Equal((capped * Math.Pow(0.9, 4)) + 0.25, (await FindAsync(chani))!.BalanceAt(Time.GetUtcNow()), 6);
    }

    [Fact]
    public async Task Old_messages_give_nothing_and_old_reactions_are_forgotten()
    {
        await MembersAsync(paul, chani);
        var message = await ReactAsync(paul, chani);
        Time.Advance(TimeSpan.FromDays(9));
        await ReactAsync(chani, paul, message);

        Assert.Equal(0, (await FindAsync(chani))!.Given);
        Assert.Equal(1, await Book.SweepAsync(TenantId.Default, Cancellation));
        Assert.Equal(0, await Book.SweepAsync(TenantId.Default, Cancellation));
    }

    [Fact]
    public async Task An_erased_member_leaves_nothing()
    {
        await MembersAsync(paul, chani);
        await ReactAsync(paul, chani);
        var member = (await FindAsync(chani))!.MemberId;
        await Db.WriteAsync(unit => ActivityBook.EraseAsync(unit, TenantId.Default, member), Cancellation);

        Assert.Equal(0, (await FindAsync(chani))!.Received);
        Assert.Equal(0, await Book.SweepAsync(TenantId.Default, Cancellation));
    }

    private async Task MembersAsync(params Snowflake<User>[] users)
    {
        foreach (var user in users)
        {
            await ProfileLab.AddAsync(Db, TenantId.Default, user.Value, $"Nym-{user}", Time.GetUtcNow());
        }
    }

    private Task<int> LinkAsync(Snowflake<User> user)
    {
        var identity = new
        {
            Tenant = TenantId.Default,
            User = user,
            Member = MemberId.New(),
        };
        return Db.WriteAsync(unit => unit.ExecuteAsync(LinkSql.AddIdentity, identity), Cancellation);
    }

    private Task SpeakAsync(Snowflake<User> user) => Book.SpokeAsync(TenantId.Default, user, Cancellation);

    private async Task<Snowflake<Message>> ReactAsync(
        Snowflake<User> giver,
        Snowflake<User>? author,
        Snowflake<Message>? message = null
    )
    {
        var to = message ?? NextMessage();
        await Book.ReactedAsync(new(TenantId.Default, giver, author, to), Cancellation);
        return to;
    }

    private Snowflake<Message> NextMessage() => new(Snowflake<Message>.At(Time.GetUtcNow()).Value + ++messages);

    private Task<MemberActivity?> FindAsync(Snowflake<User> user) =>
        Book.TryFindAsync(TenantId.Default, user, Cancellation);

    private async Task<(double Points, long Count)> OfAsync(Snowflake<User> user, Func<MemberActivity, long> count)
    {
        var found = (await FindAsync(user))!;
        return (found.Points, count(found));
    }
}

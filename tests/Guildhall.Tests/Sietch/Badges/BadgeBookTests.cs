using Guildhall.Core.Tenancy;
using Guildhall.Sietch.Activity;
using Guildhall.Sietch.Badges;
using Guildhall.Sietch.Council;
using Guildhall.Sietch.Members;
using Guildhall.Tests.Core.Storage;
using Guildhall.Tests.Core.Storage.Suites;
using Guildhall.Tests.Sietch.Members;

namespace Guildhall.Tests.Sietch.Badges;

public sealed class BadgeBookTests() : StorageSuite(new SqliteUnderTest())
{
    private readonly List<Term> terms = [];

    private BadgeBook Book => field ??= new(Db, (_, _) => Task.FromResult<IReadOnlyList<Term>>(terms), Time);

    [Fact]
    public async Task Whoever_was_there_from_the_start_earns_the_first_badges_once()
    {
        var paul = await AddAsync(1, "Usul");

        Assert.Equal(2, await Book.EarnAsync(TenantId.Default, Cancellation));
        Assert.Equal(0, await Book.EarnAsync(TenantId.Default, Cancellation));
        Assert.Equal(["og", "founding_fedaykin"], await HeldAsync(paul));
    }

    [Fact]
    public async Task Time_activity_and_the_council_bring_the_others()
    {
        var paul = await AddAsync(1, "Usul");
        terms.Add(new(7, 1, paul.MemberId, Time.GetUtcNow(), null, null, null));
        Time.Advance(TimeSpan.FromDays(180));
        await Db.WriteAsync(
            unit =>
                unit.ExecuteAsync(
                    "INSERT INTO sietch_activity VALUES ('default', @Member, 500, @Period, 500, 1, 1, 1, NULL, NULL)",
                    new { Member = paul.MemberId, Period = ActivityRules.PeriodOf(Time.GetUtcNow()) }
                ),
            Cancellation
        );

        await Book.EarnAsync(TenantId.Default, Cancellation);

        Assert.Equal(
            ["og", "veteran", "elder", "consistent", "dedicated", "devoted", "founding_fedaykin", "founding_naib"],
            await HeldAsync(paul)
        );
    }

    [Fact]
    public async Task A_revoked_badge_does_not_come_back_by_itself_and_an_admin_gives_it_back()
    {
        var paul = await AddAsync(1, "Usul");
        await Book.EarnAsync(TenantId.Default, Cancellation);
        Assert.Null(await Book.RevokeAsync(Order(paul, "og"), Cancellation));
        Time.Advance(TimeSpan.FromDays(1));
        await Book.EarnAsync(TenantId.Default, Cancellation);

        Assert.Equal(["founding_fedaykin"], await HeldAsync(paul));
        Assert.Equal("sietch.badge_not_held", (await Book.RevokeAsync(Order(paul, "og"), Cancellation))!.Code);
        Assert.Null(await Book.AwardAsync(Order(paul, "og"), "a mistake", Cancellation));
        Assert.Equal(["og", "founding_fedaykin"], await HeldAsync(paul));
    }

    [Fact]
    public async Task An_admin_awards_what_is_not_earned_by_itself_and_nothing_else()
    {
        var paul = await AddAsync(1, "Usul");

        Assert.Null(await Book.AwardAsync(Order(paul, "helper"), "helps", Cancellation));
        Assert.Null(await Book.AwardAsync(Order(paul, "founding_naib"), "was there", Cancellation));
        Assert.Equal("sietch.badge_held", (await Book.AwardAsync(Order(paul, "helper"), "x", Cancellation))!.Code);
        Assert.Equal("sietch.badge_automatic", (await Book.AwardAsync(Order(paul, "elder"), "x", Cancellation))!.Code);
        Assert.Equal(
            "sietch.badge_reason",
            (await Book.AwardAsync(Order(paul, "contributor"), " ", Cancellation))!.Code
        );
        Assert.Equal(["helper", "founding_naib"], await HeldAsync(paul));
    }

    [Fact]
    public async Task The_audit_knows_who_did_what_and_not_the_nym()
    {
        var paul = await AddAsync(1, "Usul");
        await Book.AwardAsync(Order(paul, "helper"), "helps", Cancellation);
        await Book.RevokeAsync(Order(paul, "helper"), Cancellation);

        var lines = await Db.QueryAsync<(string Action, string Actor, string Subject)>(
            "SELECT action, actor, subject FROM audit WHERE tenant_id = 'default' ORDER BY id",
            null,
            Cancellation
        );
        Assert.Equal(
            [("sietch.badge.awarded", "7", paul.MemberId.Value), ("sietch.badge.revoked", "7", paul.MemberId.Value)],
            lines
        );
    }

    [Fact]
    public async Task The_hidden_earn_nothing_and_only_the_first_69_are_founders()
    {
        for (var i = 1UL; i <= 70; i++)
        {
            await AddAsync(i, $"Member-{i}", p => p with { HiddenAt = i == 1 ? Time.GetUtcNow() : null });
            Time.Advance(TimeSpan.FromSeconds(1));
        }

        await Book.EarnAsync(TenantId.Default, Cancellation);

        Assert.Equal(
            68,
            (await Book.AllAsync(TenantId.Default, Cancellation)).Values.Count(held =>
                held.Any(badge => badge.Kind.Id == "founding_fedaykin")
            )
        );
    }

    [Fact]
    public async Task Nobody_becomes_a_founder_because_founders_are_erased()
    {
        var members = new List<Profile>();
        for (var i = 1UL; i <= 72; i++)
        {
            members.Add(await AddAsync(i, $"Member-{i}"));
            Time.Advance(TimeSpan.FromSeconds(1));
        }

        var byThemselves = ProfileRecords.Own.Erasures.Single(erasure => erasure.Table == "sietch_profiles").Erase;
        await Db.WriteAsync(
            async unit =>
            {
                await byThemselves(unit, TenantId.Default, members[3].MemberId);
                await ProfileBook.EraseAsync(unit, TenantId.Default, members[4].MemberId);
                // No founder, so nobody's place changes.
                await ProfileBook.EraseAsync(unit, TenantId.Default, members[69].MemberId);
            },
            Cancellation
        );

        await Book.EarnAsync(TenantId.Default, Cancellation);

        var founders = (await Book.AllAsync(TenantId.Default, Cancellation))
            .Where(held => held.Value.Any(badge => badge.Kind.Id == "founding_fedaykin"))
            .Select(held => held.Key);
        Assert.Equal(
            members.Take(69).Where((_, i) => i is not (3 or 4)).Select(member => member.MemberId.Value).Order(),
            founders.Select(member => member.Value).Order()
        );
    }

    private Task<Profile> AddAsync(ulong user, string nym, Func<Profile, Profile>? change = null) =>
        ProfileLab.AddAsync(Db, TenantId.Default, user, nym, Time.GetUtcNow(), change);

    private static BadgeOrder Order(Profile profile, string badge) =>
        new(TenantId.Default, profile.MemberId, BadgeCatalogue.TryGet(badge)!, "7");

    private async Task<IEnumerable<string>> HeldAsync(Profile profile) =>
        ((await Book.AllAsync(TenantId.Default, Cancellation)).GetValueOrDefault(profile.MemberId) ?? []).Select(held =>
            held.Kind.Id
        );
}

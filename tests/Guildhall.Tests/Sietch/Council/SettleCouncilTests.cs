using Guildhall.Discord.Model;
using Guildhall.Sietch.Chain;
using Guildhall.Sietch.Communities;
using Guildhall.Sietch.Council;
using Guildhall.Sietch.Members;
using Guildhall.Sietch.Wallets.Links;
using Guildhall.Tests.Core.Storage;
using Guildhall.Tests.Core.Storage.Suites;
using Guildhall.Tests.Sietch.Members;
using Guildhall.Tests.Sietch.Wallets.Links;

namespace Guildhall.Tests.Sietch.Council;

public sealed class SettleCouncilTests() : StorageSuite(new SqliteUnderTest())
{
    private readonly List<string> told = [];
    private readonly Dictionary<ulong, ulong> held = [];
    private readonly HashSet<ulong> away = [];
    private readonly HashSet<Snowflake<User>> doubtful = [];

    [Fact]
    public async Task While_a_link_of_one_who_could_sit_cannot_be_read_nobody_is_seated_or_unseated()
    {
        await OnboardAsync(1, 5);
        Assert.Equal("1:1", await SettleAsync());
        await OnboardAsync(2, 7);
        held.Remove(1);
        doubtful.Add(new(1));

        Assert.Equal("1:1", await SettleAsync());

        doubtful.Clear();
        Assert.Matches("^[0-9]+:2$", await SettleAsync());
    }

    [Fact]
    public async Task The_first_to_finish_are_seated_and_an_equal_changes_nothing()
    {
        await OnboardAsync(1, 5);
        await OnboardAsync(2, 7);
        Assert.Equal("1:2 2:1", await SettleAsync());

        await OnboardAsync(3, 5);
        Assert.Equal("1:2 2:1", await SettleAsync());
        Assert.Equal(["Seated 1 of 2", "Seated 2 of 1"], told);
    }

    /// <summary>Scenario 21: an incumbent stays before an equal; of two equal incumbents the later-seated falls to a richer third.
    /// </summary>
    [Fact]
    public async Task Of_equal_incumbents_the_later_seated_falls_to_a_richer_third()
    {
        await OnboardAsync(1, 5);
        await SettleAsync();
        Time.Advance(TimeSpan.FromHours(1));
        await OnboardAsync(2, 5);
        await SettleAsync();
        await OnboardAsync(3, 5);
        Assert.Equal("1:1 2:2", await SettleAsync());

        await OnboardAsync(4, 6);

        Assert.Equal("1:1 2:4", await SettleAsync());
        Assert.Equal(["Seated 1 of 1", "Seated 2 of 2", "Bumped 2 of 2", "Seated 3 of 4"], told);
    }

    /// <summary>Scenario 20: two richer members finish at once, and so do two settlements.</summary>
    [Fact]
    public async Task Two_bumps_at_once_leave_every_seat_with_one_holder()
    {
        await OnboardAsync(1, 5);
        await OnboardAsync(2, 6);
        await SettleAsync();
        await OnboardAsync(3, 8);
        await OnboardAsync(4, 9);

        await Task.WhenAll(SettleAsync(), SettleAsync(), SettleAsync());

        Assert.Equal("1:3 2:4", await SeatsAsync());
        Assert.Equal(2, told.Count(line => line.StartsWith("Bumped", StringComparison.Ordinal)));
        Assert.Equal(4, told.Count(line => line.StartsWith("Seated", StringComparison.Ordinal)));
        Assert.Equal("1:3 2:4", await SettleAsync());
        Assert.Equal(6, told.Count);
    }

    /// <summary>Scenario 18: the next best follows at once, and whoever returns is seated by nothing until they ask for it.</summary>
    [Fact]
    public async Task Who_leaves_is_followed_at_once_and_no_seat_comes_back_by_itself()
    {
        await OnboardAsync(1, 9);
        await OnboardAsync(2, 8);
        await OnboardAsync(3, 7);
        await SettleAsync();

        away.Add(1);
        Assert.Equal("1:3 2:2", await SettleAsync());
        Time.Advance(TimeSpan.FromDays(7));
        away.Clear();
        Assert.Equal("1:3 2:2", await SettleAsync());
        var terms = await Book.TermsAsync(LinkLab.Tenant, Cancellation);
        Assert.Equal(UnseatReason.LeftServer, terms[0].Reason);

        Assert.Null(await Desk.StandAsync(LinkLab.Tenant, new(1), Cancellation));
        Assert.Equal("1:1 2:2", await SettleAsync());
        Assert.Equal("sietch.seated", (await Desk.StandAsync(LinkLab.Tenant, new(1), Cancellation))?.Code);
        Assert.Equal("sietch.nothing_to_lift", (await Desk.StandAsync(LinkLab.Tenant, new(3), Cancellation))?.Code);
    }

    [Fact]
    public async Task Who_is_not_eligible_falls_and_may_win_a_seat_anew()
    {
        await OnboardAsync(1, 9);
        await SettleAsync();
        held.Remove(1);
        Assert.Equal("", await SettleAsync());
        Assert.Equal("", await SettleAsync());
        Assert.Equal(["Seated 1 of 1", "Lapsed 1 of 1"], told);

        held[1] = 9;
        Assert.Equal("1:1", await SettleAsync());
    }

    [Fact]
    public async Task Whose_seat_is_no_more_is_told_and_who_has_left_is_not()
    {
        await OnboardAsync(1, 9);
        await OnboardAsync(2, 8);
        await SettleAsync();
        told.Clear();

        await SettleAsync(Community with { Seats = 1 });
        Assert.Equal(["Dissolved 2 of 2"], told);

        away.Add(1);
        await SettleAsync(Community with { Seats = 1 });
        Assert.Equal(["Dissolved 2 of 2", "Seated 3 of 2"], told);
    }

    [Fact]
    public async Task An_admin_takes_a_seat_for_a_while_and_the_audit_says_why()
    {
        await OnboardAsync(1, 9);
        await OnboardAsync(2, 8);
        await OnboardAsync(3, 7);
        await SettleAsync();

        Assert.Null(
            await Desk.UnseatAsync(LinkLab.Tenant, "NYM1", "absent", TimeSpan.FromDays(30), new(77), Cancellation)
        );
        Assert.Equal("1:3 2:2", await SettleAsync());
        Assert.Equal("sietch.seat_barred", (await Desk.StandAsync(LinkLab.Tenant, new(1), Cancellation))?.Code);
        Time.Advance(TimeSpan.FromDays(29));
        Assert.Equal("1:3 2:2", await SettleAsync());
        Time.Advance(TimeSpan.FromDays(1));
        Assert.Equal("1:1 2:2", await SettleAsync());

        Assert.Equal(
            "sietch.not_seated",
            (await Desk.UnseatAsync(LinkLab.Tenant, "nym3", "again", TimeSpan.Zero, new(77), Cancellation))?.Code
        );
        Assert.Equal(
            1,
            await Db.QuerySingleOrDefaultAsync<long>(
                "SELECT COUNT(*) FROM audit WHERE action = 'sietch.seat.unseated' AND actor = '77'",
                null,
                Cancellation
            )
        );
    }

    [Fact]
    public async Task Holders_are_warned_of_those_who_need_only_finish()
    {
        await OnboardAsync(1, 5);
        await OnboardAsync(2, 9);
        await SettleAsync();
        told.Clear();
        await Db.WriteAsync(
            unit =>
                unit.ExecuteAsync(
                    LinkSql.AddIdentity,
                    new
                    {
                        LinkLab.Tenant,
                        User = 3UL,
                        Member = MemberId.New(),
                    }
                ),
            Cancellation
        );
        held[3] = 8;

        await SettleAsync();

        Assert.Equal(["Threatened 2 of 1"], told);
    }

    [Fact]
    public async Task No_later_term_founds_the_council_because_a_founder_erases_themselves()
    {
        var community = Community with { Seats = 7 };
        for (var user = 1UL; user <= 7; user++)
        {
            await OnboardAsync(user, 10);
        }

        await SettleAsync(community);
        foreach (var user in (ulong[])[3, 7])
        {
            var member = await Db.QuerySingleOrDefaultAsync<MemberId>(
                LinkSql.MemberOf,
                new { LinkLab.Tenant, User = new Snowflake<User>(user) },
                Cancellation
            );
            await Db.WriteAsync(
                async unit =>
                {
                    await CouncilBook.EraseAsync(unit, LinkLab.Tenant, member);
                    await ProfileBook.EraseAsync(unit, LinkLab.Tenant, member);
                },
                Cancellation
            );
            held.Remove(user);
        }

        await OnboardAsync(8, 10);
        await OnboardAsync(9, 10);
        await SettleAsync(community);

        var terms = await Book.TermsAsync(LinkLab.Tenant, Cancellation);
        Assert.Equal([1, 2, 4, 5, 6, 8, 9], terms.Select(term => term.Number));
        Assert.Equal(5, terms.Count(term => term.IsFounding));
    }

    private CouncilBook Book => field ??= new(Db);

    private CouncilDesk Desk => field ??= new(Db, new(Db));

    private SettleCouncil Council =>
        field ??= new(
            Db,
            async (unit, tenant, member, happened, term) =>
            {
                var user = await LinkRows.UserAsync(unit, tenant, member);
                lock (told)
                {
                    told.Add($"{happened} {term} of {user}");
                }
            },
            seats => [.. Enumerable.Range(1, seats)]
        );

    private async Task OnboardAsync(ulong user, ulong amount)
    {
        Time.Advance(TimeSpan.FromMinutes(1));
        await ProfileLab.AddAsync(Db, LinkLab.Tenant, user, $"nym{user}", Time.GetUtcNow());
        held[user] = amount;
    }

    /// <returns>Seats and users: <c>1:5 2:7</c>.</returns>
    private Task<string> SettleAsync() => SettleAsync(Community);

    private async Task<string> SettleAsync(Community community)
    {
        await Db.WriteAsync(
            async unit =>
            {
                await unit.ExecuteAsync("DELETE FROM sietch_standings WHERE tenant_id = 'arrakis'");
                foreach (var (user, amount) in held)
                {
                    await unit.ExecuteAsync(
                        """
                        INSERT INTO sietch_standings (tenant_id, wallet, rank, tier, held, reason, is_guest)
                        VALUES ('arrakis', @Wallet, 1, 'Fedaykin', @Held, 'Ranked', 0)
                        """,
                        new { Wallet = Wallet(user).ToArray(), Held = Wei.From(amount).ToArray() }
                    );
                }
            },
            Cancellation
        );
        await Council.SettleAsync(
            community,
            [.. held.Keys.Select(user => new HeldWallet(new(user), Wallet(user)))],
            user => !away.Contains(user.Value),
            doubtful,
            Cancellation
        );
        return await SeatsAsync();
    }

    private async Task<string> SeatsAsync()
    {
        var seats = new List<string>();
        foreach (
            var term in (await Book.TermsAsync(LinkLab.Tenant, Cancellation))
                .Where(term => term.IsActive)
                .OrderBy(term => term.Seat)
        )
        {
            var user = await Db.QuerySingleOrDefaultAsync<Snowflake<User>>(
                LinkSql.UserOf,
                new { LinkLab.Tenant, Member = term.MemberId },
                Cancellation
            );
            seats.Add($"{term.Seat}:{user}");
        }

        return string.Join(' ', seats);
    }

    private static Community Community { get; } =
        new()
        {
            Tenant = LinkLab.Tenant,
            Guild = "arrakis",
            Chain = new()
            {
                Id = 80094,
                Endpoints = [],
                Token = new(new Address(0, 0, 1), 0),
                Vaults = [],
            },
            Places = new(),
            Brake = new(),
            Grace = TimeSpan.FromHours(24),
            Roles = new(),
            Channels = new(),
            Exclusions = new HashSet<Address>(),
            Seats = 2,
        };

    private static Address Wallet(ulong number) => new(0, 0, number);
}

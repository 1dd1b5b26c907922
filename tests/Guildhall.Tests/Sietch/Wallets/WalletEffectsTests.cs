using Guildhall.Discord.Model;
using Guildhall.Sietch.Chain;
using Guildhall.Sietch.Eligibility;
using Guildhall.Sietch.Wallets;
using Guildhall.Sietch.Wallets.Links;
using Guildhall.Tests.Core.Storage;
using Guildhall.Tests.Core.Storage.Suites;
using Guildhall.Tests.Sietch.Gating.Roles;
using Guildhall.Tests.Sietch.Members;
using Guildhall.Tests.Sietch.Wallets.Links;

namespace Guildhall.Tests.Sietch.Wallets;

/// <summary>Wallet 1 is of the Naib tier, 2 and 3 of the Fedaykin's, 4 waits; 9 has no rank.</summary>
public sealed class WalletEffectsTests : StorageSuite
{
    private static readonly Snowflake<User> paul = new(100);

    private readonly string keys;

    public WalletEffectsTests()
        : this(new()) { }

    private WalletEffectsTests(SqliteUnderTest storage)
        : base(storage) => keys = Directory.CreateDirectory(Path.Combine(storage.Folder, "keys")).FullName;

    private LinkLab Lab => field ??= new(Db, keys);

    [Fact]
    public async Task Before_anything_is_published_nothing_is_said_of_a_standing()
    {
        Assert.Contains("first reading of the chain", await GainAsync(1));
        Assert.Contains("no access", await LossAsync(1));
    }

    [Theory]
    [InlineData(2, "your roles follow within a minute, and `/onboard`")]
    [InlineData(4, "`/waitlist register`")]
    [InlineData(9, "not eligible now")]
    public async Task A_first_wallet_says_what_it_opens(int wallet, string expected)
    {
        await PublishAsync();

        Assert.Contains(expected, await GainAsync(wallet));
    }

    [Theory]
    [InlineData(1, 2, "stands better than your others")]
    [InlineData(3, 2, "stays the one of before")]
    [InlineData(9, 2, "stays the one of before")]
    [InlineData(9, 4, "stays the one of before")]
    [InlineData(2, 4, "It is eligible")]
    [InlineData(9, 9, "not eligible now")]
    public async Task A_further_wallet_says_what_it_changes(int wallet, int before, string expected)
    {
        await PublishAsync();

        Assert.Contains(expected, await GainAsync(wallet, before));
    }

    [Fact]
    public async Task Who_comes_back_with_a_wallet_has_the_profile_of_before()
    {
        await PublishAsync();
        await OnboardAsync();

        Assert.Contains("your roles and your profile are back", await GainAsync(2));
    }

    [Fact]
    public async Task With_the_one_that_counts_roles_seat_and_profile_go_as_far_as_there_were_any()
    {
        await PublishAsync();
        var plain = await LossAsync(2, 4);
        Assert.Contains("you lose your roles.", plain);

        await OnboardAsync();
        await SeatAsync();
        var all = await LossAsync(2, 4);

        Assert.Contains("you lose your roles and your seat in the council, and your profile is hidden", all);
    }

    [Theory]
    [InlineData(2, 1, "counts, as before")]
    [InlineData(9, 2, "counts, as before")]
    [InlineData(1, 2, "counts from now on")]
    [InlineData(4, null, "registration for the waiting list")]
    [InlineData(9, null, "no access")]
    public async Task With_another_one_no_more_is_lost_than_it_gave(int wallet, int? left, string expected)
    {
        await PublishAsync();

        Assert.Contains(expected, await LossAsync(wallet, left is { } other ? [other] : []));
    }

    private Task<string> GainAsync(int wallet, params int[] others) =>
        Db.WriteAsync(
            unit =>
                new WalletEffects(Lab.Shelf).OfGainAsync(
                    unit,
                    LinkLab.Tenant,
                    paul,
                    LinkLab.Wallet(wallet),
                    [.. others.Select(LinkLab.Wallet)]
                ),
            Cancellation
        );

    private async Task<string> LossAsync(int wallet, params int[] left)
    {
        var member = await MemberAsync();
        var lost = new LostWallet(member, LinkLab.Wallet(wallet), [.. left.Select(LinkLab.Wallet)]);
        return await Db.WriteAsync(
            unit => new WalletEffects(Lab.Shelf).OfLossAsync(unit, LinkLab.Tenant, lost),
            Cancellation
        );
    }

    private async Task<MemberId> MemberAsync()
    {
        await Lab.LinkAsync(paul.Value, 77);
        return (await Db.WriteAsync(unit => LinkRows.MemberAsync(unit, LinkLab.Tenant, paul), Cancellation))!.Value;
    }

    private async Task OnboardAsync()
    {
        await MemberAsync();
        await ProfileLab.AddAsync(Db, LinkLab.Tenant, paul.Value, "Muaddib", Time.GetUtcNow());
    }

    private async Task SeatAsync()
    {
        var seat = new { LinkLab.Tenant, Member = await MemberAsync() };
        await Db.WriteAsync(
            unit =>
                unit.ExecuteAsync(
                    """
                    INSERT INTO sietch_seats (tenant_id, term, seat, member_id, seated_at) VALUES (@Tenant, 1, 1, @Member, 1)
                    """,
                    seat
                ),
            Cancellation
        );
    }

    private async Task PublishAsync()
    {
        await Db.WriteAsync(
            async unit =>
            {
                await unit.ExecuteAsync(
                    "INSERT INTO sietch_state (tenant_id, snapshot, failures) VALUES (@Tenant, 1, 0)",
                    new { LinkLab.Tenant }
                );
                await unit.ExecuteAsync(EligibilitySql.AddSnapshot, RoleStage.SnapshotOf(LinkLab.Tenant, 1, unit.Now));
                foreach (var (rank, tier) in new[] { Tier.Naib, Tier.Fedaykin, Tier.Fedaykin, Tier.Waiting }.Index())
                {
                    await unit.ExecuteAsync(
                        """
                        INSERT INTO sietch_standings (tenant_id, wallet, rank, tier, held, reason, is_guest)
                        VALUES (@Tenant, @Wallet, @Rank, @Tier, @Held, 'Ranked', 0)
                        """,
                        new
                        {
                            LinkLab.Tenant,
                            Wallet = LinkLab.Wallet(rank + 1).ToArray(),
                            Rank = rank + 1,
                            Tier = tier.ToString(),
                            Held = Wei.From(100 - (ulong)rank).ToArray(),
                        }
                    );
                }
            },
            Cancellation
        );
        await Lab.Shelf.RefreshAsync(Cancellation);
    }
}

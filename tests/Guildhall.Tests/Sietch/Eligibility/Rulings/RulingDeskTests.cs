using Guildhall.Sietch.Chain;
using Guildhall.Sietch.Eligibility;
using Guildhall.Sietch.Eligibility.Rulings;
using Guildhall.Tests.Core.Storage;
using Guildhall.Tests.Core.Storage.Suites;

namespace Guildhall.Tests.Sietch.Eligibility.Rulings;

public sealed class RulingDeskTests() : StorageSuite(new SqliteUnderTest())
{
    private EligibilityWorld? world;

    private EligibilityWorld World => world ??= new(Db, Time);

    [Fact]
    public async Task A_guest_comes_in_at_once_without_a_rank_and_takes_nobodys_place()
    {
        await FillAsync();
        World.Chain.Calls.Clear();

        Assert.Equal(["Joined 99"], await AddAsync(99, RulingKind.Guest, "A friend of the house"));
        Assert.Equal("1:1 2:2 3:3 4:4 5:5 -:99", await World.EligibleAsync());
        Assert.Empty(World.Chain.Calls);
    }

    [Fact]
    public async Task A_guest_leaves_at_once_when_the_time_is_over()
    {
        await FillAsync();
        await AddAsync(99, RulingKind.Guest, "For a week", Time.GetUtcNow().AddDays(7));
        Assert.Equal(1, await World.CountAsync("SELECT COUNT(*) FROM jobs WHERE kind = 'sietch.rerank'"));
        Time.Advance(TimeSpan.FromDays(7));

        var outcome = await World.Reranking.RunAsync(World.Community, "system", Cancellation);

        Assert.Equal(["Left 99 NeverClaimed"], EligibilityWorld.Lines(outcome!));
        Assert.Equal(["Joined 99"], await AddAsync(99, RulingKind.Guest, "Once more"));
    }

    [Fact]
    public async Task A_pardon_forgives_the_burns_of_before_and_not_those_to_come()
    {
        await FillAsync();
        World.Burn(1, 10);
        await World.PublishAsync();

        Assert.Contains(
            "Joined 1",
            await AddAsync(1, RulingKind.Pardon, "A mistake of the vault's", Time.GetUtcNow().AddDays(365))
        );
        Assert.Equal(2, (await World.StandingAsync(1))!.Rank);
        Assert.Equal("90", $"{(await World.StandingAsync(1))!.Held}");

        World.Burn(1, 1);
        Assert.Contains("Left 1 Redeemed", await World.PublishAsync());
    }

    [Fact]
    public async Task A_pardon_forgives_a_burn_of_which_admins_know_by_what_is_held()
    {
        await FillAsync();
        World.Burn(1, 1);
        World.Burn(2, 1);
        World.Burn(3, 1);
        var held = (await World.SyncAsync()).Outcome!.Held!;

        await AddAsync(2, RulingKind.Pardon, "A mistake of the vault's", Time.GetUtcNow().AddDays(365));
        await World.Holds.ConfirmAsync(World.Community, held.Number, "42", Cancellation);

        Assert.Equal("1:2 2:4 3:5 4:6", await World.EligibleAsync());
    }

    [Fact]
    public async Task Before_the_first_snapshot_nothing_is_known_that_could_be_pardoned()
    {
        var order = new RulingOrder(
            EligibilityWorld.Wallet(1),
            RulingKind.Pardon,
            "Early",
            Time.GetUtcNow().AddDays(1)
        );

        var refused = await World.Rulings.AddAsync(World.Community, order, "42", Cancellation);

        Assert.False(refused.TryGet(out _, out var refusal));
        Assert.Equal("sietch.not_synced", refusal.Code);
    }

    [Fact]
    public async Task A_pardon_without_an_end_is_none()
    {
        var order = new RulingOrder(EligibilityWorld.Wallet(1), RulingKind.Pardon, "For ever", null);

        var refused = await World.Rulings.AddAsync(World.Community, order, "42", Cancellation);

        Assert.False(refused.TryGet(out _, out var refusal));
        Assert.Equal("sietch.endless_pardon", refusal.Code);
    }

    [Fact]
    public async Task Who_is_removed_goes_at_once_and_for_another_reason_than_a_burn()
    {
        await FillAsync();

        Assert.Contains("Left 3 Removed", await AddAsync(3, RulingKind.Remove, "Broke the house rules"));
        var explained = await ExplainAsync(3);
        Assert.Equal((StandingReason.Removed, false), (explained.Explanation.Reason, explained.IsEligible));
        Assert.Equal("Broke the house rules", explained.RulingReason);
        Assert.Null((await ExplainAsync(4)).RulingReason);
    }

    [Fact]
    public async Task A_reason_that_its_member_reads_names_no_wallet()
    {
        await FillAsync();
        var order = new RulingOrder(EligibilityWorld.Wallet(3), RulingKind.Remove, "The same as 0x12ab", null);

        var refused = await World.Rulings.AddAsync(World.Community, order, "42", Cancellation);

        Assert.False(refused.TryGet(out _, out var refusal));
        Assert.Equal("sietch.wallet_in_reason", refusal.Code);
    }

    [Fact]
    public async Task Many_that_an_admin_excludes_are_not_held_by_the_brake()
    {
        await FillAsync();
        foreach (var wallet in new[] { 1UL, 2UL, 3UL, 4UL })
        {
            Assert.Contains($"Left {wallet} Excluded", await AddAsync(wallet, RulingKind.Exclude, "An aggregator"));
        }

        Assert.Equal("1:5 2:6", await World.EligibleAsync());
    }

    [Fact]
    public async Task A_lifted_ruling_acts_no_more_and_both_stand_in_the_audit()
    {
        await FillAsync();
        await AddAsync(3, RulingKind.Remove, "Broke the house rules");

        var lifted = await World.Rulings.LiftAsync(World.Community, 1, "They apologised", "42", Cancellation);

        Assert.True(lifted.TryGet(out var made, out _));
        Assert.Contains("Joined 3", EligibilityWorld.Lines(made.Effect!));
        Assert.Contains("sietch.ruling_made", await World.AuditAsync());
        Assert.Contains("sietch.ruling_lifted", await World.AuditAsync());
        Assert.False(
            (await World.Rulings.LiftAsync(World.Community, 1, "Again", "42", Cancellation)).TryGet(out _, out _)
        );
    }

    [Fact]
    public async Task A_ruling_whose_ranking_was_cut_off_is_followed_by_a_job()
    {
        await FillAsync();
        var sound = World.Community;
        World.Community = sound with { Places = null! };
        await Assert.ThrowsAnyAsync<Exception>(() => AddAsync(3, RulingKind.Remove, "Broke the house rules"));
        Assert.Equal(1, await World.CountAsync("SELECT COUNT(*) FROM jobs WHERE kind = 'sietch.rerank'"));

        World.Community = sound;
        await AddAsync(4, RulingKind.Remove, "Broke them too");

        // That one needs none; the first stands and counts.
        Assert.Equal(1, await World.CountAsync("SELECT COUNT(*) FROM jobs WHERE kind = 'sietch.rerank'"));
        Assert.Equal("1:1 2:2 3:5 4:6", await World.EligibleAsync());
    }

    [Fact]
    public async Task The_same_ruling_does_not_stand_twice()
    {
        await FillAsync();
        await AddAsync(3, RulingKind.Remove, "Broke the house rules");

        var again = await World.Rulings.AddAsync(
            World.Community,
            new(EligibilityWorld.Wallet(3), RulingKind.Remove, "And again", null),
            "42",
            Cancellation
        );
        Assert.False(again.TryGet(out _, out var refusal));
        Assert.Equal("sietch.ruling_stands", refusal.Code);
    }

    [Theory]
    [InlineData("", 1, "sietch.no_reason")]
    [InlineData("  ", 1, "sietch.no_reason")]
    [InlineData("Because", -1, "sietch.ruling_over")]
    public async Task An_order_that_cannot_stand_is_refused(string reason, int days, string code)
    {
        var order = new RulingOrder(
            EligibilityWorld.Wallet(3),
            RulingKind.Guest,
            reason,
            Time.GetUtcNow().AddDays(days)
        );

        var answer = await World.Rulings.AddAsync(World.Community, order, "42", Cancellation);

        Assert.False(answer.TryGet(out _, out var refusal));
        Assert.Equal(code, refusal.Code);
    }

    [Fact]
    public async Task What_stands_for_the_same_wallet_is_said_with_each_further_ruling()
    {
        World.Community = World.Community with { Exclusions = new HashSet<Address> { EligibilityWorld.Wallet(3) } };
        await FillAsync();
        await AddAsync(3, RulingKind.Remove, "Broke the house rules");
        await AddAsync(4, RulingKind.Remove, "Broke them too");

        var answer = await World.Rulings.AddAsync(
            World.Community,
            new(EligibilityWorld.Wallet(3), RulingKind.Pardon, "A mistake", Time.GetUtcNow().AddDays(30)),
            "42",
            Cancellation
        );

        Assert.True(answer.TryGet(out var made, out _));
        Assert.Equal([(RulingKind.Remove, 1L), (RulingKind.Exclude, null)], made.Beside);
    }

    [Fact]
    public async Task What_burned_nothing_is_not_called_pardoned_and_a_removal_is_told_beside_an_exclusion()
    {
        await FillAsync();
        await AddAsync(3, RulingKind.Pardon, "By mistake", Time.GetUtcNow().AddDays(30));
        await AddAsync(3, RulingKind.Remove, "Broke the house rules");
        await AddAsync(3, RulingKind.Exclude, "A contract");

        var explained = await ExplainAsync(3);

        Assert.False(explained.Explanation.IsPardoned);
        var told = string.Join('\n', ExplanationText.Of(explained));
        Assert.DoesNotContain("pardoned", told, StringComparison.Ordinal);
        Assert.Contains("It is excluded", told, StringComparison.Ordinal);
        Assert.Contains("An admin has removed it too", told, StringComparison.Ordinal);
        Assert.Contains("Exclude and Remove win over Pardon", told, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_pardon_is_told_with_the_burns_that_it_forgives()
    {
        await FillAsync();
        World.Burn(1, 10);
        await World.PublishAsync();
        await AddAsync(1, RulingKind.Pardon, "A mistake of the vault's", Time.GetUtcNow().AddDays(365));
        Assert.Contains("Its earlier burns are pardoned.", ExplanationText.Of(await ExplainAsync(1)));

        World.Burn(1, 1);
        await World.PublishAsync();

        var later = await ExplainAsync(1);
        Assert.False(later.Explanation.IsPardoned);
        Assert.Contains(
            ExplanationText.Of(later),
            line => line.StartsWith("A pardon forgives its burns up to block", StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task An_explanation_says_when_the_list_is_old()
    {
        await FillAsync();
        await World.PublishAsync();

        var explained = await ExplainAsync(1);
        Assert.DoesNotContain(ExplanationText.Of(explained), line => line.Contains("is old", StringComparison.Ordinal));
        var inGrace = explained with { State = explained.State with { GraceSince = Time.GetUtcNow() } };
        Assert.Contains(
            ExplanationText.Of(inGrace),
            line => line.Contains("this list is old", StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task Before_the_first_snapshot_a_ruling_waits_for_it()
    {
        var made = await World.Rulings.AddAsync(
            World.Community,
            new(EligibilityWorld.Wallet(1), RulingKind.Exclude, "An aggregator", null),
            "42",
            Cancellation
        );
        Assert.True(made.TryGet(out var ruling, out _));
        Assert.Null(ruling.Effect);

        World.Claim((1, 100), (2, 90));
        await World.PublishAsync();
        Assert.Equal("1:2", await World.EligibleAsync());
    }

    private async Task FillAsync()
    {
        World.Claim((1, 100), (2, 95), (3, 80), (4, 70), (5, 60), (6, 50));
        await World.PublishAsync();
    }

    private async Task<IReadOnlyList<string>> AddAsync(
        ulong wallet,
        RulingKind kind,
        string reason,
        DateTimeOffset? end = null
    )
    {
        var order = new RulingOrder(EligibilityWorld.Wallet(wallet), kind, reason, end);
        var answer = await World.Rulings.AddAsync(World.Community, order, "42", Cancellation);
        Assert.True(answer.TryGet(out var made, out var refusal), refusal?.Message);
        return EligibilityWorld.Lines(made.Effect!);
    }

    private async Task<Explained> ExplainAsync(ulong wallet)
    {
        var answer = await World.Explainer.ExplainAsync(World.Community, EligibilityWorld.Wallet(wallet), Cancellation);
        Assert.True(answer.TryGet(out var explained, out var refusal), refusal?.Message);
        return explained;
    }
}

using Guildhall.Sietch.Chain.Sync;
using Guildhall.Sietch.Eligibility;
using Guildhall.Tests.Core.Storage.Suites;

namespace Guildhall.Tests.Sietch.Eligibility;

/// <summary>Scenario 10 of the specification's section 11: what the brake holds, and what ends that.</summary>
public abstract class HoldSuite(IStorageUnderTest storage) : StorageSuite(storage)
{
    private EligibilityWorld? world;

    private EligibilityWorld World => world ??= new(Db, Time);

    [Fact]
    public async Task Nobody_is_published_where_nobody_claimed_and_an_admin_is_called_once()
    {
        var end = await World.SyncAsync();

        Assert.Contains("Nobody", end.Outcome!.Held!.Why, StringComparison.Ordinal);
        await World.SyncAsync();
        Assert.Equal(0, (await World.StateAsync()).Snapshot);
        Assert.Equal(1, await World.CountAsync("SELECT COUNT(*) FROM jobs WHERE kind = 'sietch.page_admins'"));
        Assert.Equal(1, await World.CountAsync("SELECT COUNT(*) FROM sietch_holds WHERE state = 'waiting'"));
    }

    [Fact]
    public async Task Many_that_leave_at_once_wait_for_an_admin()
    {
        await HoldAsync();
        Assert.Equal("1:1 2:2 3:3 4:4 5:5", await World.EligibleAsync());

        var waiting = (await World.WaitingAsync())!;
        var wrong = await World.Holds.ConfirmAsync(World.Community, waiting.Number + 1, "cli", Cancellation);
        Assert.False(wrong.TryGet(out _, out var refusal));
        Assert.Equal("sietch.hold_not_waiting", refusal.Code);

        var confirmed = await World.Holds.ConfirmAsync(World.Community, waiting.Number, "cli", Cancellation);
        Assert.True(confirmed.TryGet(out var outcome, out _));
        Assert.Equal(
            ["Left 1 Redeemed", "Left 2 Redeemed", "Left 3 Redeemed"],
            EligibilityWorld.Lines(outcome).Where(line => line.StartsWith("Left", StringComparison.Ordinal))
        );
        Assert.Contains("sietch.result_confirmed", await World.AuditAsync());
        Assert.Null(await World.WaitingAsync());
    }

    [Fact]
    public async Task Who_would_leave_is_named_to_the_admins()
    {
        await HoldAsync();

        var waiting = (await World.WaitingAsync())!;
        Assert.Equal([1, 2, 3], waiting.Leavers.Select(wallet => wallet.Low));
        Assert.Contains(HoldText.Leaving(waiting.Leavers)!, await World.StatusAsync());
        Assert.Equal(
            1,
            await World.CountAsync(
                $"SELECT COUNT(*) FROM jobs WHERE kind = 'sietch.page_admins' AND payload LIKE '%{waiting.Leavers[2]}%'"
            )
        );
    }

    [Fact]
    public async Task As_many_others_are_another_result_and_the_admins_are_called_again()
    {
        await HoldAsync();
        var told = (await World.WaitingAsync())!;
        World.Chain.Reorganise(4);
        World.Burn(3, 1);
        World.Burn(4, 1);
        World.Burn(5, 1);
        await World.SyncAsync();

        var waiting = (await World.WaitingAsync())!;
        Assert.Equal((told.Number + 1, told.Why), (waiting.Number, waiting.Why));
        Assert.Equal(2, await World.CountAsync("SELECT COUNT(*) FROM jobs WHERE kind = 'sietch.page_admins'"));
    }

    [Fact]
    public async Task What_could_not_be_published_waits_on_for_a_confirmation()
    {
        await HoldAsync();
        var waiting = (await World.WaitingAsync())!;
        // The chain is being read again.
        await new ChainBook(Db).RollBackAsync(World.Chain.Id, 1, Cancellation);

        var early = await World.Holds.ConfirmAsync(World.Community, waiting.Number, "cli", Cancellation);

        Assert.False(early.TryGet(out _, out var refusal));
        Assert.Equal("sietch.chain_moved", refusal.Code);
        Assert.DoesNotContain("sietch.result_confirmed", await World.AuditAsync());
        Assert.NotNull((await World.SyncAsync()).Outcome!.Held);
        var confirmed = await World.Holds.ConfirmAsync(World.Community, waiting.Number, "cli", Cancellation);
        Assert.True(confirmed.TryGet(out _, out _));
        Assert.Contains("sietch.result_confirmed", await World.AuditAsync());
        Assert.Equal(
            1,
            await World.CountAsync("SELECT COUNT(*) FROM sietch_holds WHERE state = 'confirmed' AND decided_by = 'cli'")
        );
    }

    [Fact]
    public async Task Of_two_admins_who_confirm_at_once_one_publishes()
    {
        await HoldAsync();
        var waiting = (await World.WaitingAsync())!;

        var answers = await Task.WhenAll(
            Enumerable
                .Range(0, 4)
                .Select(i =>
                    Task.Run(
                        () => World.Holds.ConfirmAsync(World.Community, waiting.Number, $"{i}", Cancellation),
                        Cancellation
                    )
                )
        );

        Assert.Single(answers, answer => answer.TryGet(out _, out _));
        Assert.Equal(2, (await World.StateAsync()).Snapshot);
    }

    [Fact]
    public async Task A_ruling_about_somebody_else_leaves_what_is_held_to_be_confirmed()
    {
        await HoldAsync();
        var waiting = (await World.WaitingAsync())!;
        await World.Rulings.AddAsync(
            World.Community,
            new(EligibilityWorld.Wallet(99), RulingKind.Guest, "A friend", null),
            "42",
            Cancellation
        );

        Assert.Equal("1:1 2:2 3:3 4:4 5:5 -:99", await World.EligibleAsync());
        var confirmed = await World.Holds.ConfirmAsync(World.Community, waiting.Number, "cli", Cancellation);

        Assert.True(confirmed.TryGet(out _, out var refusal), refusal?.Message);
        Assert.Equal("1:4 2:5 3:6 4:7 5:8 -:99", await World.EligibleAsync());
    }

    [Fact]
    public async Task What_is_held_again_for_the_same_reason_keeps_the_number_that_admins_were_told()
    {
        await HoldAsync();
        var told = (await World.WaitingAsync())!;
        World.Chain.Mine(30);
        await World.SyncAsync();

        var waiting = (await World.WaitingAsync())!;
        Assert.Equal((told.Number, told.Why), (waiting.Number, waiting.Why));
        Assert.True(waiting.Block > told.Block);

        World.Burn(4, 1);
        await World.SyncAsync();
        Assert.NotEqual(told.Number, (await World.WaitingAsync())!.Number);
    }

    [Fact]
    public async Task A_second_source_that_tells_the_same_confirms_it()
    {
        await ThreeBurnAsync();

        Assert.Equal(3, (await World.PublishAsync()).Count(line => line.StartsWith("Left", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Who_told_it_is_no_second_source()
    {
        await ThreeBurnAsync();
        World.Chain.Endpoint("one.example").IsDead = true;

        Assert.NotNull((await World.SyncAsync()).Outcome!.Held);

        World.Chain.Endpoint("one.example").IsDead = false;
        Assert.Equal(3, (await World.PublishAsync()).Count(line => line.StartsWith("Left", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task What_passes_by_itself_is_held_no_longer()
    {
        await HoldAsync();
        World.Chain.Mine();
        World.Chain.Reorganise(5);

        Assert.Empty(await World.PublishAsync());
        Assert.Null(await World.WaitingAsync());
    }

    private async Task HoldAsync()
    {
        World.Claim((1, 100), (2, 90), (3, 80), (4, 70), (5, 60), (6, 50), (7, 40), (8, 30));
        await World.PublishAsync();
        World.Burn(1, 1);
        World.Burn(2, 1);
        World.Burn(3, 1);
        Assert.NotNull((await World.SyncAsync()).Outcome!.Held);
        Assert.Equal(1, (await World.StateAsync()).Snapshot);
    }

    /// <summary>Three of eight, which is more than the brake lets pass, where two endpoints tell the chain.</summary>
    private async Task ThreeBurnAsync()
    {
        World.Community = World.Community with
        {
            Chain = World.Community.Chain with
            {
                Endpoints = [World.Chain.Endpoint("one.example").Address, World.Chain.Endpoint("two.example").Address],
            },
        };
        World.Claim((1, 100), (2, 90), (3, 80), (4, 70), (5, 60), (6, 50), (7, 40), (8, 30));
        await World.PublishAsync();
        World.Burn(1, 1);
        World.Burn(2, 1);
        World.Burn(3, 1);
    }
}

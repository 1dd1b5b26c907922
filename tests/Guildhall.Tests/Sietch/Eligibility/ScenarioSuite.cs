using Guildhall.Sietch.Chain;
using Guildhall.Sietch.Eligibility;
using Guildhall.Sietch.Privacy;
using Guildhall.Tests.Core.Storage.Suites;

namespace Guildhall.Tests.Sietch.Eligibility;

/// <summary>The acceptance scenarios of the specification's section 11 that are the sync's, by their numbers.</summary>
public abstract class ScenarioSuite(IStorageUnderTest storage) : StorageSuite(storage)
{
    private EligibilityWorld? world;

    private EligibilityWorld World => world ??= new(Db, Time);

    [Fact]
    public async Task S1_Of_two_that_hold_the_same_the_earlier_stays_and_nobody_is_told_anything()
    {
        World.Claim((9, 50), (1, 100), (2, 90), (3, 80), (4, 70), (5, 50));
        await World.PublishAsync();
        World.Chain.Endpoint("two.example");
        World.Community = World.Community with
        {
            Chain = World.Community.Chain with { Endpoints = [World.Chain.Endpoint("two.example").Address] },
        };

        Assert.Empty(await World.PublishAsync());
        Assert.Equal("1:1 2:2 3:3 4:4 5:9", await World.EligibleAsync());
    }

    [Fact]
    public async Task S2_One_wei_over_is_one_in_and_one_out()
    {
        World.Claim((1, 100), (2, 90), (3, 80), (4, 70), (5, 51), (6, 50));
        await World.PublishAsync();
        World.Claim((6, 2));

        Assert.Equal(["Joined 6"], await World.PublishAsync());
        Assert.Equal((5, 6), ((await World.StandingAsync(6))!.Rank, (await World.StandingAsync(5))!.Rank));
        Assert.True((await World.StandingAsync(5))!.IsEligible);

        Assert.Equal(["Left 5 BelowTheLine"], await World.PublishAsync());
        Assert.Empty(await World.PublishAsync());
    }

    [Fact]
    public async Task Where_the_community_was_erased_a_sync_is_a_first_one_and_serves_nothing_of_before()
    {
        World.Claim((1, 100), (2, 90));
        await World.PublishAsync();
        var before = World.Shelf.TryGet(World.Community.Tenant)!;
        await EraseAsync();
        World.Claim((3, 200));

        Assert.Empty(await World.PublishAsync());

        var after = World.Shelf.TryGet(World.Community.Tenant)!;
        Assert.Equal(before.Snapshot.Number, after.Snapshot.Number);
        Assert.Equal(1, after.Standings[EligibilityWorld.Wallet(3)].Rank);
    }

    [Fact]
    public async Task A_community_that_is_erased_while_it_syncs_ends_the_run_quietly()
    {
        World.Claim((1, 100));
        await World.PublishAsync();
        World.Chain.BeforeLogs = EraseNow;

        Assert.NotNull((await World.SyncAsync()).Failure);
        Assert.Equal(0, await World.CountAsync("SELECT COUNT(*) FROM sietch_state"));
    }

    private void EraseNow() => Task.Run(EraseAsync).GetAwaiter().GetResult();

    private Task EraseAsync() =>
        Db.WriteAsync(
            async unit =>
            {
                foreach (var table in CommunityTables.All)
                {
                    await unit.ExecuteAsync(table.Erase, new { World.Community.Tenant });
                }
            },
            Cancellation
        );

    [Fact]
    public async Task S3_A_burn_of_one_wei_ends_it_at_once_and_for_ever_also_after_a_rebuild()
    {
        World.Claim((1, 100), (2, 90), (3, 80), (4, 70), (5, 60), (6, 50));
        await World.PublishAsync();
        World.Burn(1, 1);

        Assert.Equal(["Left 1 Redeemed", "Joined 6", "Rose 3"], Ordered(await World.PublishAsync()));
        World.Claim((1, 1_000));
        Assert.Empty(await World.PublishAsync());
        Assert.Equal("1:2 2:3 3:4 4:5 5:6", await World.EligibleAsync());

        foreach (var table in new[] { "chain_events", "chain_feeds", "chain_checkpoints" })
        {
            await Db.WriteAsync(unit => unit.ExecuteAsync($"DELETE FROM {table}"), Cancellation);
        }

        world = new(Db, Time, World.Chain);

        Assert.Empty(await World.PublishAsync());
        Assert.Equal("1:2 2:3 3:4 4:5 5:6", await World.EligibleAsync());
    }

    [Fact]
    public async Task S4_A_burn_while_the_sync_reads_counts_in_the_next()
    {
        World.Claim((1, 100), (2, 90), (3, 80), (4, 70), (5, 60), (6, 50));
        var hasBurned = false;
        World.Chain.BeforeLogs = () =>
        {
            if (!hasBurned)
            {
                hasBurned = true;
                World.Burn(1, 1);
            }
        };

        await World.PublishAsync();
        Assert.True(hasBurned);
        Assert.Equal("1:1 2:2 3:3 4:4 5:5", await World.EligibleAsync());
        Assert.Equal(["Left 1 Redeemed", "Joined 6", "Rose 3"], Ordered(await World.PublishAsync()));
    }

    [Fact]
    public async Task S7_A_node_that_lags_alone_does_not_turn_the_list_back()
    {
        World.Claim((1, 100), (2, 90), (3, 80), (4, 70), (5, 60));
        await World.PublishAsync();
        World.Burn(1, 1);
        await World.PublishAsync();
        World.Chain.Endpoint("one.example").Lag = 4;

        Assert.Contains("behind block", (await World.SyncAsync()).Failure, StringComparison.Ordinal);
        Assert.Equal("1:2 2:3 3:4 4:5", await World.EligibleAsync());
    }

    [Fact]
    public async Task S7_A_node_that_is_a_little_behind_what_was_read_just_now_is_no_failure()
    {
        World.Claim((1, 100), (2, 90));
        await World.PublishAsync();
        var before = await World.StateAsync();
        World.Chain.Endpoint("one.example").Lag = 1;

        var end = await World.Sync.TryRunAsync(World.Community, "again", Cancellation);

        Assert.Contains("one.example is behind block", end!.Behind, StringComparison.Ordinal);
        Assert.Equal((null, null), (end.Failure, end.Outcome));
        Assert.Equal(before with { LastAttemptAt = Time.GetUtcNow() }, await World.StateAsync());
        Assert.Contains(await World.StatusAsync(), line => line.Contains(end.Behind!, StringComparison.Ordinal));
        Assert.DoesNotContain(await World.StatusAsync(), line => line.StartsWith("Failed", StringComparison.Ordinal));

        World.Chain.Mine();
        Assert.Equal(2, (await World.Sync.TryRunAsync(World.Community, "later", Cancellation))!.Outcome!.Snapshot);
        Assert.DoesNotContain(await World.StatusAsync(), line => line.Contains("behind", StringComparison.Ordinal));
    }

    [Fact]
    public async Task S8_Who_was_dropped_by_blocks_that_are_gone_comes_back_without_a_welcome()
    {
        World.Claim((1, 100), (2, 90), (3, 80), (4, 70), (5, 60), (6, 50));
        await World.PublishAsync();
        World.Burn(2, 1);
        await World.PublishAsync();
        World.Chain.Mine();
        World.Chain.Reorganise(3);

        Assert.Contains("Restored 2", await World.PublishAsync());
        Assert.Equal(6, (await World.StandingAsync(6))!.Rank);
        Assert.Null((await World.StandingAsync(2))!.LeftAt);
    }

    [Fact]
    public async Task S9_An_outage_takes_nothing_from_anybody_and_calls_the_admins()
    {
        World.Claim((1, 100), (2, 90), (3, 80));
        await World.PublishAsync();
        World.Chain.Endpoint("one.example").IsDead = true;

        for (var tries = 1; tries <= 5; tries++)
        {
            Assert.NotNull((await World.SyncAsync()).Failure);
            var state = await World.StateAsync();
            Assert.Equal(tries, state.Failures);
            Assert.Equal(tries >= 4, state.GraceSince is not null);
        }

        Assert.Equal("1:1 2:2 3:3", await World.EligibleAsync());
        Assert.Equal(3, await World.CountAsync("SELECT COUNT(*) FROM jobs WHERE kind = 'sietch.page_admins'"));
        Assert.NotNull(World.Shelf.TryGet(World.Community.Tenant)!.State.GraceSince);

        World.Chain.Endpoint("one.example").IsDead = false;
        Assert.Null((await World.SyncAsync()).Failure);
        Assert.Equal((0, null), ((await World.StateAsync()).Failures, (await World.StateAsync()).GraceSince));
        var audit = await World.AuditAsync();
        Assert.Equal(
            (1, 1),
            (audit.Count(a => a == "sietch.grace_entered"), audit.Count(a => a == "sietch.grace_left"))
        );
        Assert.Equal(4, await World.CountAsync("SELECT COUNT(*) FROM jobs WHERE kind = 'sietch.page_admins'"));
    }

    [Fact]
    public async Task S9_An_outage_from_the_first_day_is_a_grace_too()
    {
        World.Chain.Endpoint("one.example").IsDead = true;
        for (var tries = 0; tries < 5; tries++)
        {
            await World.SyncAsync();
        }

        Assert.NotNull((await World.StateAsync()).GraceSince);
        Assert.Null(World.Shelf.TryGet(World.Community.Tenant));
    }

    [Fact]
    public async Task S11_The_first_run_is_silent()
    {
        World.Claim((1, 100), (2, 90), (3, 80));
        Assert.Null(World.Shelf.TryGet(World.Community.Tenant));

        Assert.Empty(await World.PublishAsync());
        Assert.Equal(1, World.Shelf.TryGet(World.Community.Tenant)!.Snapshot.Number);
        Assert.Equal(0, await World.CountAsync("SELECT COUNT(*) FROM sietch_changes WHERE tenant_id = 'default'"));
    }

    [Fact]
    public async Task S13_A_new_vault_changes_the_ranks_once_when_it_is_complete()
    {
        var second = Address.Parse("0x00000000000000000000000000000000000000a2");
        World.Claim((1, 100), (2, 90), (3, 80), (4, 70), (5, 60));
        World.Chain.Claim(EligibilityWorld.Wallet(9), 500, second);
        await World.PublishAsync();
        World.Community = World.Community with
        {
            Chain = World.Community.Chain with { Vaults = [.. World.Community.Chain.Vaults, new(second, 900)] },
        };

        // A ruling in between ranks what the last snapshot counted, without the vault that was not read yet.
        await World.Reranking.RunAsync(World.Community, "cli", Cancellation);
        Assert.Equal("1:1 2:2 3:3 4:4 5:5", await World.EligibleAsync());

        Assert.Equal(["Fell 2", "Joined 9"], Ordered(await World.PublishAsync()));
        Assert.Equal(["Left 5 BelowTheLine"], await World.PublishAsync());
    }

    [Fact]
    public async Task A_run_that_was_cut_off_after_reading_goes_on_without_reading_again()
    {
        World.Claim((1, 100), (2, 90));
        await World.PublishAsync();
        var head = World.Shelf.TryGet(World.Community.Tenant)!.Snapshot.Head;
        await World.Book.BeginAsync(World.Community.Tenant, "cut-off", Cancellation);
        await World.Book.MarkReadAsync(World.Community.Tenant, "cut-off", head, null, Cancellation);
        World.Chain.Calls.Clear();

        var end = await World.Sync.TryRunAsync(World.Community, "cut-off", Cancellation);

        Assert.Equal(2, end!.Outcome!.Snapshot);
        Assert.Empty(World.Chain.Calls);
        var again = await World.Sync.TryRunAsync(World.Community, "cut-off", Cancellation);
        Assert.Null(again!.Outcome);
        Assert.Equal(2, (await World.StateAsync()).Snapshot);
    }

    [Fact]
    public async Task A_run_that_was_cut_off_and_overtaken_does_not_turn_the_list_back()
    {
        World.Claim((1, 100), (2, 90), (3, 80), (4, 70), (5, 60));
        await World.PublishAsync();
        var early = World.Shelf.TryGet(World.Community.Tenant)!.Snapshot.Head;
        await World.Book.BeginAsync(World.Community.Tenant, "cut-off", Cancellation);
        await World.Book.MarkReadAsync(World.Community.Tenant, "cut-off", early, null, Cancellation);
        World.Burn(1, 1);
        await World.PublishAsync();
        var late = World.Shelf.TryGet(World.Community.Tenant)!.Snapshot.Block;

        await World.Sync.TryRunAsync(World.Community, "cut-off", Cancellation);

        Assert.Equal(late, World.Shelf.TryGet(World.Community.Tenant)!.Snapshot.Block);
        Assert.Equal("1:2 2:3 3:4 4:5", await World.EligibleAsync());
    }

    [Fact]
    public async Task Rulings_while_a_sync_publishes_do_not_turn_the_list_back()
    {
        World.Claim((1, 100));
        await World.PublishAsync();
        for (var round = 2UL; round < 8; round++)
        {
            World.Claim((round, round));
            var ranking = Enumerable
                .Range(0, 3)
                .Select(_ =>
                    Task.Run(() => World.Reranking.RunAsync(World.Community, "cli", Cancellation), Cancellation)
                )
                .ToList();
            await World.PublishAsync();
            await Task.WhenAll(ranking);

            Assert.Equal(
                World.Chain.Height,
                (ulong)
                    (
                        await World.Book.TrySnapshotAsync(
                            World.Community.Tenant,
                            (await World.StateAsync()).Snapshot,
                            Cancellation
                        )
                    )!.Block
            );
        }
    }

    [Fact]
    public async Task Amounts_that_no_token_has_are_a_failure_of_the_chain()
    {
        World.Claim((1, 100));
        await World.PublishAsync();
        for (var i = 0; i < 2; i++)
        {
            World.Chain.Mine();
            World.Chain.Claim(EligibilityWorld.Wallet(2), new Wei(UInt128.MaxValue, UInt128.MaxValue));
        }

        var failure = (await World.SyncAsync()).Failure;
        Assert.Contains($"the claims of {EligibilityWorld.Wallet(2)} pass", failure, StringComparison.Ordinal);
        Assert.Equal(1, (await World.StateAsync()).Failures);
        Assert.Equal("1:1", await World.EligibleAsync());
    }

    [Fact]
    public async Task What_could_not_be_read_is_tried_again_soon_and_counted_once()
    {
        World.Claim((1, 100));
        World.Chain.Endpoint().IsDead = true;
        await World.SyncAsync();
        await World.TryAgainAsync();

        Assert.Equal(1, (await World.StateAsync()).Failures);
        Assert.Equal(1, await World.CountAsync("SELECT COUNT(*) FROM jobs WHERE kind = 'sietch.retry_sync'"));
        World.Chain.Endpoint().IsDead = false;
        Assert.NotNull((await World.TryAgainAsync()).Outcome);
        Assert.Equal(0, (await World.StateAsync()).Failures);
        Assert.Equal("1:1", await World.EligibleAsync());
    }

    [Fact]
    public async Task A_chain_that_another_run_has_is_left_alone()
    {
        await new Guildhall.Core.Storage.Leases(Db, Time).TryTakeAsync(
            $"chain:{World.Chain.Id}",
            "another",
            TimeSpan.FromMinutes(1),
            Cancellation
        );

        Assert.Null(await World.Sync.TryRunAsync(World.Community, "mine", Cancellation));
        Assert.Empty(World.Chain.Calls);
    }

    [Fact]
    public async Task Each_snapshot_is_followed_at_once_though_the_one_before_is_still_being_followed()
    {
        World.Claim((1, 100), (2, 90));
        await World.PublishAsync();
        await World.PublishAsync();

        Assert.Equal(2, await World.CountAsync("SELECT COUNT(*) FROM jobs WHERE kind = 'sietch.snapshots.follow'"));
    }

    [Fact]
    public async Task Readers_of_the_changes_find_each_until_they_have_marked_it()
    {
        World.Claim((1, 100), (2, 90), (3, 80), (4, 70), (5, 60));
        await World.PublishAsync();
        World.Burn(1, 1);
        await World.PublishAsync();
        var changes = new StandingChanges(Db);

        var unseen = await changes.UnseenAsync(World.Community.Tenant, "announcements", Cancellation);
        Assert.Equal(
            (ChangeKind.Left, StandingReason.Redeemed, Tier.Naib, Tier.None, 1UL),
            unseen
                .Where(change => change.Kind == ChangeKind.Left)
                .Select(c => (c.Kind, c.Cause!.Value, c.TierBefore, c.TierAfter, c.Address.Low))
                .Single()
        );

        await Db.WriteAsync(
            unit => StandingChanges.MarkSeenAsync(unit, World.Community.Tenant, "announcements", unseen[^1].Snapshot),
            Cancellation
        );
        Assert.Empty(await changes.UnseenAsync(World.Community.Tenant, "announcements", Cancellation));
        Assert.NotEmpty(await changes.UnseenAsync(World.Community.Tenant, "gating", Cancellation));
    }

    /// <summary>Departures first: the changes themselves come in the order of the addresses.</summary>
    private static IEnumerable<string> Ordered(IEnumerable<string> lines) =>
        lines.OrderBy(line =>
            line[0] switch
            {
                'L' => 0,
                'F' => 1,
                'J' => 2,
                _ => 3,
            }
        );
}

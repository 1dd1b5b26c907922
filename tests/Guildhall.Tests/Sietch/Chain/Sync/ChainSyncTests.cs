using Guildhall.Core.Resilience;
using Guildhall.Sietch.Chain;
using Guildhall.Sietch.Chain.Nodes;
using Guildhall.Sietch.Chain.Sync;
using Guildhall.Tests.Core;
using Guildhall.Tests.Core.Storage;
using Guildhall.Tests.Core.Storage.Suites;
using Microsoft.Extensions.Logging.Abstractions;

namespace Guildhall.Tests.Sietch.Chain.Sync;

public sealed class ChainSyncTests() : StorageSuite(new SqliteUnderTest())
{
    private static readonly Address alice = Address.Parse("0x0000000000000000000000000000000000000001");
    private static readonly Address bob = Address.Parse("0x0000000000000000000000000000000000000002");

    private static readonly string[] hosts = ["one.example", "two.example", "three.example"];

    private readonly ScriptedChain chain = new();

    [Fact]
    public async Task Claims_and_burns_are_read_up_to_the_confirmed_head_and_only_once()
    {
        chain.Claim(alice, 5);
        chain.Mine(50);
        chain.Burn(alice, 2);
        chain.Claim(bob, 7);
        chain.Mine(20);
        chain.Claim(bob, 100);

        var first = await SyncAsync();
        var again = await SyncAsync();

        Assert.Equal(1_050UL, first.Head.Number);
        Assert.Equal((3, 0), (first.Events, again.Events));
        Assert.Equal(["1000 Claim 1 5", "1050 Burn 1 2", "1050 Claim 2 7"], await StoredAsync());
    }

    [Fact]
    public async Task A_range_that_is_refused_is_halved_and_the_result_is_the_same()
    {
        for (var i = 0UL; i < 40; i++)
        {
            chain.Claim(alice, i + 1);
            chain.Mine(97);
        }

        chain.Endpoint().LargestRange = 200;
        chain.Mine(20);
        var report = await SyncAsync();

        Assert.Equal(40, report.Events);
        Assert.Equal(40, (await StoredAsync()).Count);
    }

    [Theory]
    [InlineData(-32601)]
    [InlineData(-32600)]
    [InlineData(-32000)]
    public async Task An_endpoint_that_refuses_every_range_is_left_and_the_next_is_asked(int code)
    {
        for (var i = 0UL; i < 40; i++)
        {
            chain.Claim(alice, i + 1);
            chain.Mine(97);
        }

        chain.Mine(20);
        chain.Endpoint("one.example").RefusesLogs = code;
        chain.Endpoint("two.example");

        var report = await SyncAsync(Followed with { PagesAhead = 1 });

        Assert.Equal(40, report.Events);
        Assert.Equal(2, chain.Endpoint("one.example").LogCalls);
        Assert.Contains(
            report.Faults,
            fault => fault.Contains($"one.example refused ({code})", StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task A_limit_that_one_block_exceeds_is_of_the_rate_and_waits_before_the_next_is_asked()
    {
        chain.Claim(alice, 1);
        chain.Mine(20);
        chain.Endpoint("one.example").RefusesLogs = -32005;
        chain.Endpoint("two.example");

        Assert.Equal(1, (await SyncAsync(Followed with { PagesAhead = 1 })).Events);
        // The page, and three times one block of it.
        Assert.Equal(4, chain.Endpoint("one.example").LogCalls);
    }

    [Fact]
    public async Task Where_every_endpoint_refuses_the_block_and_who_refused_it_are_named()
    {
        chain.Claim(alice, 1);
        chain.Mine(20);
        chain.Endpoint("one.example").RefusesLogs = -32601;
        chain.Endpoint("two.example").RefusesLogs = -32600;

        var fault = await Assert.ThrowsAsync<ChainUnavailableException>(SyncAsync);

        Assert.Contains("Block 900 cannot be read: one.example refused", fault.Message, StringComparison.Ordinal);
        Assert.Contains("two.example refused (-32600)", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_range_that_takes_too_long_is_halved_and_the_endpoint_is_kept()
    {
        for (var i = 0UL; i < 40; i++)
        {
            chain.Claim(alice, i + 1);
            chain.Mine(97);
        }

        chain.Endpoint().LargestRangeInTime = 700;
        chain.Mine(20);

        Assert.Equal(40, (await SyncAsync()).Events);
    }

    [Fact]
    public async Task An_answer_of_exactly_a_providers_cap_is_not_taken()
    {
        for (var i = 0UL; i < 700; i++)
        {
            chain.Claim(alice, i + 1);
            chain.Mine();
        }

        chain.Endpoint().Cap = 500;
        chain.Mine(20);

        Assert.Equal(700, (await SyncAsync()).Events);
    }

    [Fact]
    public async Task Logs_that_an_endpoint_leaves_out_are_fetched_elsewhere()
    {
        chain.Claim(alice, 1);
        chain.Claim(bob, 2);
        chain.Mine(20);
        chain.Endpoint("one.example").DropsOddLogs = true;
        chain.Endpoint("two.example");

        var report = await SyncAsync();

        Assert.Equal(2, report.Events);
        Assert.Contains(
            report.Faults,
            fault => fault.StartsWith("one.example left out logs", StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task The_second_endpoint_may_be_the_one_that_leaves_out()
    {
        chain.Claim(alice, 1);
        chain.Claim(bob, 2);
        chain.Mine(20);
        chain.Endpoint("one.example");
        chain.Endpoint("two.example").DropsOddLogs = true;

        var report = await SyncAsync();

        Assert.Equal(2, report.Events);
        Assert.Contains(
            report.Faults,
            fault => fault.StartsWith("two.example left out logs", StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task What_an_endpoint_told_before_it_was_caught_does_not_stay_when_no_other_is_left()
    {
        for (var page = 0; page < 4; page++)
        {
            chain.Claim(alice, 1);
            chain.Claim(bob, 2);
            chain.Mine(50);
        }

        chain.Mine(50);
        // Of the first page nothing is compared that could be missing: the fourth is the next sample.
        var followed = Followed with
        {
            Token = new(ScriptedChain.Token, 1_000_000),
            Vaults = [new(ScriptedChain.Vault, 950)],
            LargestPage = 50,
            PagesAhead = 1,
            SampleEvery = 3,
        };
        chain.Endpoint("one.example").DropsOddLogs = true;
        // Chain, head, and two pages for comparison.
        chain.Endpoint("two.example").DiesAfter = 4;

        await Assert.ThrowsAsync<ChainUnavailableException>(() => SyncAsync(followed));
        Assert.Empty(await StoredAsync());

        chain.Endpoint("two.example").DiesAfter = null;
        Assert.Equal(8, (await SyncAsync(followed)).Events);
    }

    [Theory]
    [InlineData("one.example")]
    [InlineData("two.example")]
    public async Task An_endpoint_that_tells_a_log_twice_is_left_and_the_other_is_believed(string repeats)
    {
        chain.Claim(alice, 1);
        chain.Claim(bob, 2);
        chain.Mine(20);
        chain.Endpoint("one.example");
        chain.Endpoint("two.example");
        chain.Endpoint(repeats).RepeatsLogs = true;

        Assert.Equal(2, (await SyncAsync()).Events);
        Assert.Equal(2, (await StoredAsync()).Count);
    }

    [Fact]
    public async Task Two_that_disagree_and_tell_no_receipts_are_both_not_believed()
    {
        chain.Claim(alice, 1);
        chain.Claim(bob, 2);
        chain.Mine(20);
        chain.Endpoint("one.example");
        chain.Endpoint("two.example").DropsOddLogs = true;
        chain.Endpoint("two.example").HasNoReceipts = true;

        var fault = await Assert.ThrowsAsync<ChainUnavailableException>(SyncAsync);

        Assert.Contains("disagree", fault.Message, StringComparison.Ordinal);
        Assert.Empty(await StoredAsync());
    }

    [Fact]
    public async Task A_node_that_lags_is_not_believed_when_the_first_dies()
    {
        chain.Claim(alice, 1);
        chain.Mine(600);
        chain.Endpoint("one.example").DiesAfter = 3;
        chain.Endpoint("two.example").Lag = 500;

        await Assert.ThrowsAsync<ChainUnavailableException>(SyncAsync);
        Assert.Empty(await StoredAsync());

        chain.Endpoint("one.example").DiesAfter = null;
        Assert.Equal(1, (await SyncAsync()).Events);
    }

    [Fact]
    public async Task A_node_of_another_chain_is_passed_over()
    {
        chain.Claim(alice, 1);
        chain.Mine(20);
        chain.Endpoint("one.example").ChainId = 1;
        chain.Endpoint("two.example");

        var report = await SyncAsync();

        Assert.Equal(1, report.Events);
        Assert.Equal(["one.example is on chain 1, not 80094."], report.Faults);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(64)]
    public async Task After_a_reorganisation_only_what_the_chain_still_has_is_left(int depth)
    {
        var followed = Followed with { Head = new(0UL) };
        chain.Claim(alice, 1);
        for (var i = 0; i < 70; i++)
        {
            chain.Mine();
            chain.Claim(bob, 1);
            await SyncAsync(followed);
        }

        chain.Reorganise((ulong)depth);
        chain.Mine();
        chain.Claim(alice, 9);
        var report = await SyncAsync(followed);

        Assert.NotNull(report.RolledBackTo);
        Assert.Equal(1 + 70 - depth + 1, (await StoredAsync()).Count);
        Assert.Equal("1071 Claim 1 9", (await StoredAsync())[^1]);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public async Task What_vanished_while_it_was_read_is_not_believed(int afterPages)
    {
        chain.Claim(alice, 1);
        chain.Mine(20);
        await SyncAsync();
        chain.Mine();
        chain.Claim(bob, 1_000);
        chain.Mine(20);
        var pages = 0;
        chain.BeforeLogs = () =>
        {
            if (Interlocked.Increment(ref pages) == afterPages + 1)
            {
                chain.Reorganise(25);
                chain.Burn(alice, 1);
            }
        };

        await Assert.ThrowsAsync<ChainUnavailableException>(() => SyncAsync());

        Assert.Equal(["1000 Claim 1 1"], await StoredAsync());
        chain.BeforeLogs = null;
        chain.Mine(20);
        await SyncAsync();
        Assert.Equal(["1000 Claim 1 1", "1041 Burn 1 1"], await StoredAsync());
    }

    [Fact]
    public async Task Of_two_on_different_forks_neither_is_believed_until_a_third_settles_it()
    {
        chain.Claim(alice, 1);
        chain.Mine(20);
        chain.Endpoint("two.example").ForksAt = 950;
        chain.Endpoint("three.example").IsDead = true;

        var disputed = await Assert.ThrowsAsync<ChainUnavailableException>(() => SyncAsync());
        Assert.Contains("two.example has another block 1000.", disputed.Message, StringComparison.Ordinal);
        Assert.Empty(await StoredAsync());

        chain.Endpoint("three.example").IsDead = false;
        Assert.Equal(1, (await SyncAsync()).Events);
    }

    [Fact]
    public async Task One_endpoint_alone_cannot_make_everything_forgotten()
    {
        var followed = Followed with { Head = new(0UL) };
        chain.Claim(alice, 1);
        await SyncAsync(followed);
        chain.Mine(300);
        await SyncAsync(followed);
        chain.Reorganise(1_000);

        await Assert.ThrowsAsync<ChainUnavailableException>(() => SyncAsync(followed));
        Assert.Single(await StoredAsync());

        chain.Endpoint("two.example");
        Assert.NotNull((await SyncAsync(followed)).RolledBackTo);
        Assert.Empty(await StoredAsync());
    }

    [Fact]
    public async Task A_new_vault_alone_is_read_from_its_beginning()
    {
        var second = Address.Parse("0x00000000000000000000000000000000000000a2");
        chain.Claim(alice, 1);
        chain.Claim(bob, 2, second);
        chain.Mine(20);
        await SyncAsync();
        chain.Calls.Clear();

        var report = await SyncAsync(Followed with { Vaults = [.. Followed.Vaults, new(second, 900)] });

        Assert.Equal(1, report.Events);
        Assert.Single(chain.Calls, call => call == "eth_getLogs");
    }

    [Fact]
    public async Task Of_two_that_read_at_once_one_stores()
    {
        for (var i = 0UL; i < 30; i++)
        {
            chain.Claim(alice, i + 1);
            chain.Mine(1_000);
        }

        chain.Mine(20);
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(SyncAsync, Cancellation)));
        await SyncAsync();

        Assert.Equal(30, (await StoredAsync()).Count);
    }

    private FollowedChain Followed =>
        new()
        {
            Id = chain.Id,
            Endpoints = [chain.Endpoint().Address],
            Token = new(ScriptedChain.Token, 900),
            Vaults = [new(ScriptedChain.Vault, 900)],
        };

    private Task<SyncReport> SyncAsync() => SyncAsync(Followed);

    private Task<SyncReport> SyncAsync(FollowedChain followed)
    {
        var pipelines = new WorldPipelines(new HurriedTime(), new ResilienceMetrics(new TestMeters()), new Random(1));
        var sync = new ChainSync(
            new ChainNodes(chain, pipelines),
            new ChainBook(Db),
            new ChainMetrics(new TestMeters()),
            Time,
            NullLogger<ChainSync>.Instance
        );
        return sync.RunAsync(
            followed with
            {
                Endpoints = [.. hosts.Where(chain.Has).Select(host => chain.Endpoint(host).Address)],
            },
            Cancellation
        );
    }

    private async Task<List<string>> StoredAsync()
    {
        var stored = new List<string>();
        await foreach (var page in new ChainBook(Db).ReadFromAsync(chain.Id, 0, long.MaxValue, Cancellation))
        {
            stored.AddRange(page.Select(e => $"{e.Block} {e.Kind} {e.Account[^1]} {Wei.FromBytes(e.Amount)}"));
        }

        return stored;
    }
}

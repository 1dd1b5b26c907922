using Guildhall.Core.Resilience;
using Guildhall.Sietch.Chain;
using Guildhall.Sietch.Chain.Nodes;
using Guildhall.Sietch.Chain.Sync;
using Guildhall.Tests.Core;
using Guildhall.Tests.Core.Storage;
using Guildhall.Tests.Core.Storage.Suites;
using Microsoft.Extensions.Logging.Abstractions;

namespace Guildhall.Tests.Sietch.Chain.Sync;

public sealed class LoneWindowsTests() : StorageSuite(new SqliteUnderTest())
{
    private static readonly Address alice = new(0, 0, 1);
    private static readonly Address bob = new(0, 0, 2);

    private readonly ScriptedChain chain = new();

    private ScriptedEndpoint One => chain.Endpoint("one.example");

    private ScriptedEndpoint Two => chain.Endpoint("two.example");

    [Fact]
    public async Task What_the_only_endpoint_left_out_is_found_when_the_other_is_back()
    {
        await LieAloneAsync();
        One.IsDead = Two.DropsOddLogs = false;

        var report = await SyncAsync();

        Assert.Contains("two.example alone told 1 ", Assert.Single(report.Corrected), StringComparison.Ordinal);
        Assert.Equal(["1000 Claim 1", "1000 Claim 2"], await StoredAsync());
        Assert.Null(await FirstAloneAsync());
        Assert.Empty((await SyncAsync()).Corrected);
    }

    [Fact]
    public async Task Also_while_the_one_that_left_it_out_still_does()
    {
        await LieAloneAsync();
        One.IsDead = false;

        Assert.Single((await SyncAsync()).Corrected);

        Assert.Equal(["1000 Claim 1", "1000 Claim 2"], await StoredAsync());
        Assert.Empty((await SyncAsync()).Corrected);
        Assert.Equal(2, (await StoredAsync()).Count);
    }

    [Fact]
    public async Task The_word_of_another_alone_does_not_take_its_place()
    {
        await LieAloneAsync();
        (One.IsDead, Two.IsDead, Two.DropsOddLogs) = (false, true, false);

        var fault = await Assert.ThrowsAsync<ChainUnavailableException>(SyncAsync);

        Assert.Contains("two.example and one.example disagree", fault.Message, StringComparison.Ordinal);
        Assert.Single(await StoredAsync());

        Two.IsDead = false;
        Assert.Single((await SyncAsync()).Corrected);
        Assert.Equal(2, (await StoredAsync()).Count);
    }

    [Fact]
    public async Task An_outage_of_many_pages_is_compared_page_by_page()
    {
        (One.IsDead, Two.IsDead) = (false, false);
        await SyncAsync();
        One.IsDead = true;
        for (var i = 0; i < 10; i++)
        {
            chain.Mine(70);
            chain.Claim(alice, 1);
            await SyncAsync();
        }

        Two.DropsOddLogs = true;
        chain.Mine(70);
        chain.Claim(alice, 5);
        chain.Claim(bob, 6);
        chain.Mine(30);
        await SyncAsync();
        One.IsDead = Two.DropsOddLogs = false;
        Assert.Equal(10 + 1, (await StoredAsync()).Count);
        Assert.Equal(1_001, await FirstAloneAsync());

        var report = await SyncAsync();

        Assert.Equal((1, 2), (report.Corrected.Count, report.Events));
        Assert.Equal(10 + 2, (await StoredAsync()).Count);
        Assert.Null(await FirstAloneAsync());
    }

    [Fact]
    public async Task What_two_tell_needs_no_further_opinion()
    {
        (One.IsDead, Two.IsDead) = (false, false);
        Happen();

        await SyncAsync();

        Assert.Null(await FirstAloneAsync());
    }

    [Fact]
    public async Task What_no_sample_fell_on_is_compared_before_a_long_run_ends()
    {
        (One.IsDead, Two.IsDead) = (false, false);
        HappenOften();
        One.Hides = block => block is 1_210 or 1_350;

        var report = await SyncAsync();

        Assert.NotEmpty(report.Corrected);
        Assert.Equal(10, (await StoredAsync()).Count);
        One.Hides = static _ => false;
        Assert.Empty((await SyncAsync()).Corrected);
        Assert.Null(await FirstAloneAsync());
    }

    [Fact]
    public async Task What_an_audit_doubts_is_compared_by_the_next_run_and_read_again()
    {
        HappenOften();
        One.Hides = block => block == 1_210;
        await SyncAsync(One);
        Assert.Equal(9, (await StoredAsync()).Count);
        var chained = Chain([One, Two]);

        await Db.WriteAsync(unit => ChainBook.DoubtAsync(unit, chained, FeedKind.Claim, 1_200, 1_299), Cancellation);

        Assert.Equal(1_200, await FirstAloneAsync());
        Assert.Single((await SyncAsync()).Corrected);
        Assert.Equal(10, (await StoredAsync()).Count);
        One.Hides = static _ => false;
        Assert.Empty((await SyncAsync()).Corrected);
        Assert.Null(await FirstAloneAsync());
    }

    [Fact]
    public async Task Who_refuses_to_tell_logs_gives_no_opinion()
    {
        One.IsDead = false;
        Two.RefusesLogs = -32601;
        Happen();

        Assert.Equal(2, (await SyncAsync()).Events);

        Assert.Equal(900, await FirstAloneAsync());
        Two.RefusesLogs = null;
        await SyncAsync();
        Assert.Null(await FirstAloneAsync());
    }

    [Fact]
    public async Task With_one_endpoint_nothing_waits_for_another()
    {
        Happen();

        await SyncAsync(One);

        Assert.Null(await FirstAloneAsync());
        Two.DropsOddLogs = true;
        Assert.Empty((await SyncAsync()).Corrected);
    }

    /// <summary>Of two claims the second endpoint tells one, and the first is away.</summary>
    private async Task LieAloneAsync()
    {
        Happen();
        One.IsDead = Two.DropsOddLogs = true;
        await SyncAsync();
        Assert.Equal(["1000 Claim 1"], await StoredAsync());
        Assert.Equal(900, await FirstAloneAsync());
    }

    /// <summary>Ten claims, each in a page of its own.</summary>
    private void HappenOften()
    {
        for (var i = 0; i < 10; i++)
        {
            chain.Mine(70);
            chain.Claim(alice, 1);
        }
    }

    private void Happen()
    {
        chain.Claim(alice, 1);
        chain.Claim(bob, 2);
        chain.Mine(50);
    }

    private Task<SyncReport> SyncAsync() => SyncAsync(One, Two);

    private Task<SyncReport> SyncAsync(params ScriptedEndpoint[] endpoints)
    {
        var pipelines = new WorldPipelines(new HurriedTime(), new ResilienceMetrics(new TestMeters()), new Random(1));
        var sync = new ChainSync(
            new ChainNodes(chain, pipelines),
            new ChainBook(Db),
            new ChainMetrics(new TestMeters()),
            Time,
            NullLogger<ChainSync>.Instance
        );
        return sync.RunAsync(Chain(endpoints), Cancellation);
    }

    private FollowedChain Chain(IEnumerable<ScriptedEndpoint> endpoints) =>
        new()
        {
            Id = chain.Id,
            Endpoints = [.. endpoints.Select(endpoint => endpoint.Address)],
            Token = new(ScriptedChain.Token, 900),
            Vaults = [new(ScriptedChain.Vault, 900)],
            Head = new(0UL),
            LargestPage = 100,
        };

    private Task<long?> FirstAloneAsync() => ChainBook.TryFirstAloneAsync(Db, chain.Id, Cancellation);

    private async Task<List<string>> StoredAsync()
    {
        var stored = new List<string>();
        await foreach (var page in new ChainBook(Db).ReadFromAsync(chain.Id, 0, long.MaxValue, Cancellation))
        {
            stored.AddRange(page.Select(e => $"{e.Block} {e.Kind} {e.Account[^1]}"));
        }

        return stored;
    }
}

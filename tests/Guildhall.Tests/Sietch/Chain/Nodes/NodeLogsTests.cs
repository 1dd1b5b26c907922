using Guildhall.Core.Ports;
using Guildhall.Core.Resilience;
using Guildhall.Sietch.Chain;
using Guildhall.Sietch.Chain.Events;
using Guildhall.Sietch.Chain.Nodes;
using Guildhall.Tests.Core;

namespace Guildhall.Tests.Sietch.Chain.Nodes;

/// <summary>Of one node, and of two that are compared.</summary>
public sealed class NodeLogsTests : IDisposable
{
    private static readonly LogFilter claims = new([ScriptedChain.Vault], [KnownEvents.RewardPaid.Topic]);

    private readonly ScriptedChain chain = new();
    private readonly TestMeters meters = new();

    private ScriptedEndpoint One => chain.Endpoint("one.example");

    private ScriptedEndpoint Two => chain.Endpoint("two.example");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => meters.Dispose();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_block_of_more_logs_than_the_cap_is_read_by_its_receipts(bool byTransaction)
    {
        Claim(700);
        One.Cap = 500;
        One.HasNoBlockReceipts = byTransaction;

        var logs = await ReadAsync(One);

        Assert.Equal(700, logs.Count);
        Assert.Equal(logs.OrderBy(log => log.Index), logs);
    }

    [Fact]
    public async Task Exactly_as_many_as_a_cap_that_are_all_there_are_taken()
    {
        Claim(500);

        Assert.Equal(500, (await ReadAsync(One)).Count);
    }

    [Fact]
    public async Task A_block_that_may_be_cut_is_refused_where_no_receipts_say_otherwise()
    {
        Claim(700);
        One.Cap = 500;
        One.HasNoReceipts = true;

        var refused = await Assert.ThrowsAsync<JsonRpcException>(() => ReadAsync(One));

        Assert.Contains("one.example sent exactly 500 logs", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_next_endpoint_is_asked_for_it_and_two_that_cut_alike_are_not_believed()
    {
        Claim(700);
        One.Cap = 500;
        One.HasNoReceipts = true;
        Two.Cap = 500;

        var page = await PagesAsync();

        Assert.Equal((700, "two.example"), (page.Logs.Count, page.Endpoint));
        Two.HasNoReceipts = true;
        await Assert.ThrowsAsync<ChainUnavailableException>(PagesAsync);
    }

    [Fact]
    public async Task A_receipt_that_has_many_of_the_missing_is_asked_for_once()
    {
        chain.Transaction = 1;
        Claim(60);
        Two.DropsOddLogs = true;

        Assert.Equal(60, (await PagesAsync()).Logs.Count);

        Assert.Single(chain.Calls, call => call == "eth_getTransactionReceipt");
    }

    [Fact]
    public async Task A_cap_that_nobody_publishes_is_learned_where_it_was_seen()
    {
        Claim(90);
        Two.Cap = 70;
        var nodes = Nodes(One, Two);

        await PagesAsync(nodes);

        Assert.True(nodes[1].IsCap(70));
        Assert.False(nodes[0].IsCap(70));
        Assert.Equal(
            90,
            (await new NodeLogs(new(meters)).ReadAsync(nodes[1], claims, 1_000, 1_000, Cancellation)).Count
        );
    }

    private void Claim(int count)
    {
        for (var i = 0; i < count; i++)
        {
            chain.Claim(new Address(0, 0, (uint)i + 1), 1);
        }

        chain.Mine(20);
    }

    private IReadOnlyList<ChainNode> Nodes(params ScriptedEndpoint[] endpoints) =>
        new ChainNodes(chain, new WorldPipelines(new HurriedTime(), new ResilienceMetrics(meters), new Random(1))).Of(
            endpoints.Select(endpoint => endpoint.Address)
        );

    private Task<IReadOnlyList<ChainLog>> ReadAsync(ScriptedEndpoint endpoint) =>
        new NodeLogs(new(meters)).ReadAsync(Nodes(endpoint)[0], claims, 990, 1_010, Cancellation);

    private Task<LogPage> PagesAsync() => PagesAsync(Nodes(One, Two));

    private async Task<LogPage> PagesAsync(IReadOnlyList<ChainNode> nodes)
    {
        var head = await nodes[0].HeadAsync("latest", Cancellation);
        var pages = new LogPages(new PinnedNodes(chain.Id, head, nodes), static () => true, new(meters));
        return await pages.ReadAsync(claims, 990, 1_010, Cancellation);
    }
}

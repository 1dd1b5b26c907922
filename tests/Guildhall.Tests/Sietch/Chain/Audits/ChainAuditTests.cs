using Guildhall.Core.Resilience;
using Guildhall.Sietch.Chain;
using Guildhall.Sietch.Chain.Audits;
using Guildhall.Sietch.Chain.Nodes;
using Guildhall.Sietch.Chain.Sync;
using Guildhall.Tests.Core;
using Guildhall.Tests.Core.Storage;
using Guildhall.Tests.Core.Storage.Suites;
using Microsoft.Extensions.Logging.Abstractions;

namespace Guildhall.Tests.Sietch.Chain.Audits;

public sealed class ChainAuditTests() : StorageSuite(new SqliteUnderTest())
{
    private static readonly Address alice = new(0, 0, 1);

    private readonly ScriptedChain chain = new();
    private readonly TestMeters meters = new();

    [Fact]
    public async Task A_history_that_another_endpoint_tells_too_is_the_same()
    {
        Happen();
        await SyncAsync("one.example");

        var report = await AuditAsync("one.example", "two.example");

        Assert.Equal((AuditState.Same, 0, 6), (report.State, report.Unchecked, report.Events));
        Assert.Equal(["two.example"], report.Witnesses);
        Assert.Equal(report.Windows, meters.Total("guildhall.sietch.chain.windows.audited", "same"));
    }

    [Fact]
    public async Task What_the_first_endpoint_left_out_is_found_and_its_window_named()
    {
        Happen();
        chain.Endpoint("one.example").DropsOddLogs = true;
        await SyncAsync("one.example");

        var report = await AuditAsync("one.example", "two.example");

        Assert.Equal(AuditState.Different, report.State);
        var window = Assert.Single(report.Differing);
        Assert.Equal(("Claim", 1000UL, 1099UL), (window.Kind, window.From, window.To));
        Assert.Equal((1, 2), (window.Stored.Count, window.Told.Count));
        Assert.Equal(("one.example", "two.example"), (window.Source, window.Witness));
        Assert.Equal(1, meters.Total("guildhall.sietch.chain.windows.audited", "different"));
        Assert.Contains(
            report.Lines(),
            line => line.StartsWith("Claims of blocks 1000–1099", StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task A_witness_that_leaves_out_is_told_apart_no_less()
    {
        Happen();
        await SyncAsync("one.example");
        chain.Endpoint("two.example").DropsOddLogs = true;

        Assert.Equal(AuditState.Different, (await AuditAsync("one.example", "two.example")).State);
    }

    [Fact]
    public async Task The_one_who_told_is_not_asked_wherever_it_stands_in_the_list()
    {
        Happen();
        await SyncAsync("two.example");

        var report = await AuditAsync("one.example", "two.example");

        Assert.Equal(AuditState.Same, report.State);
        Assert.Equal(["one.example"], report.Witnesses);
    }

    [Fact]
    public async Task What_every_endpoint_told_a_part_of_is_asked_of_all_of_them()
    {
        await TellPartsAsync();

        var report = await AuditAsync("one.example", "two.example");

        Assert.Equal((AuditState.Same, 0), (report.State, report.Unchecked));
        Assert.Equal(["one.example", "two.example"], report.Witnesses);
    }

    [Fact]
    public async Task A_lie_in_a_part_of_such_a_window_is_found_by_either()
    {
        chain.Endpoint("two.example").DropsOddLogs = true;
        await TellPartsAsync();
        chain.Endpoint("two.example").DropsOddLogs = false;

        var report = await AuditAsync("one.example", "two.example");

        Assert.Equal(AuditState.Different, report.State);
        var window = Assert.Single(report.Differing);
        Assert.Equal("one.example, two.example", window.Witness);
        Assert.Equal(window.Stored.Count + 1, window.Told.Count);
    }

    [Fact]
    public async Task It_takes_all_of_them_to_say_that_such_a_window_is_the_same()
    {
        await TellPartsAsync();
        chain.Endpoint("two.example").Lag = 200;

        var report = await AuditAsync("one.example", "two.example");

        Assert.Equal(AuditState.Unknown, report.State);
        Assert.InRange(report.Unchecked, 1, report.Windows);
        Assert.Contains("two.example is behind", report.Why, StringComparison.Ordinal);
    }

    [Fact]
    public async Task With_one_endpoint_nobody_can_say()
    {
        Happen();
        await SyncAsync("one.example");

        var report = await AuditAsync("one.example");

        Assert.Equal(AuditState.Unknown, report.State);
        Assert.Contains("a second endpoint", Assert.Single(report.Lines()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_witness_that_stands_behind_proves_nothing()
    {
        Happen();
        await SyncAsync("one.example");
        chain.Endpoint("two.example").Lag = 200;

        var report = await AuditAsync("one.example", "two.example");

        Assert.Equal((AuditState.Unknown, report.Windows), (report.State, report.Unchecked));
        Assert.Contains("two.example is behind", report.Why, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Before_the_first_sync_there_is_nothing_to_say() =>
        Assert.Equal(AuditState.Unknown, (await AuditAsync("one.example", "two.example")).State);

    [Fact]
    public async Task Ranges_that_the_witness_refuses_are_halved()
    {
        Happen();
        await SyncAsync("one.example");
        chain.Endpoint("two.example").LargestRange = 30;

        Assert.Equal(AuditState.Same, (await AuditAsync("one.example", "two.example")).State);
    }

    private async Task TellPartsAsync()
    {
        Happen();
        await SyncAsync("one.example");
        chain.Mine(40);
        chain.Claim(alice, 1);
        chain.Claim(alice, 2);
        chain.Mine(20);
        await SyncAsync("two.example");
    }

    private void Happen()
    {
        chain.Claim(alice, 5);
        chain.Claim(new(0, 0, 2), 6);
        chain.Mine(150);
        chain.Burn(alice, 1);
        chain.Mine(150);
        chain.Claim(alice, 7);
        chain.Mine(150);
        chain.Claim(alice, 8);
        chain.Mine(150);
        chain.Claim(alice, 9);
        chain.Mine(20);
    }

    private FollowedChain Followed(params string[] hosts) =>
        new()
        {
            Id = chain.Id,
            Endpoints = [.. hosts.Select(host => chain.Endpoint(host).Address)],
            Token = new(ScriptedChain.Token, 900),
            Vaults = [new(ScriptedChain.Vault, 900)],
            Head = new(20UL),
            LargestPage = 100,
        };

    private ChainNodes Nodes() =>
        new(chain, new WorldPipelines(TimeProvider.System, new ResilienceMetrics(meters), new Random(1)));

    private Task<SyncReport> SyncAsync(params string[] hosts) =>
        new ChainSync(
            Nodes(),
            new ChainBook(Db),
            new ChainMetrics(meters),
            Time,
            NullLogger<ChainSync>.Instance
        ).RunAsync(Followed(hosts), Cancellation);

    private Task<AuditReport> AuditAsync(params string[] hosts) =>
        new ChainAudit(Nodes(), new ChainBook(Db), new ChainMetrics(meters)).RunAsync(Followed(hosts), Cancellation);
}

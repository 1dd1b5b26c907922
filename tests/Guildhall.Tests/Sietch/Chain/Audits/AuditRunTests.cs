using Guildhall.Core.Resilience;
using Guildhall.Core.Storage;
using Guildhall.Sietch.Chain;
using Guildhall.Sietch.Chain.Audits;
using Guildhall.Sietch.Chain.Nodes;
using Guildhall.Sietch.Chain.Sync;
using Guildhall.Tests.Core;
using Guildhall.Tests.Core.Storage;
using Guildhall.Tests.Core.Storage.Suites;
using Guildhall.Tests.Sietch.Eligibility;
using Microsoft.Extensions.Logging.Abstractions;

namespace Guildhall.Tests.Sietch.Chain.Audits;

public sealed class AuditRunTests() : StorageSuite(new SqliteUnderTest())
{
    [Fact]
    public async Task A_lie_calls_the_admins_once_and_changes_no_standing()
    {
        var world = new EligibilityWorld(Db, Time);
        world.Claim((1, 100), (2, 90), (3, 80));
        await world.PublishAsync();
        var before = await world.EligibleAsync();
        world.Chain.Endpoint("two.example").DropsOddLogs = true;
        world.Community = world.Community with
        {
            Chain = world.Community.Chain with
            {
                Endpoints = [world.Chain.Endpoint().Address, world.Chain.Endpoint("two.example").Address],
            },
        };

        var run = Run(world.Chain);
        var report = await run.TryRunAsync(world.Community, "first", Cancellation);

        Assert.Equal(AuditState.Different, report?.State);
        Assert.Equal(before, await world.EligibleAsync());
        Assert.Equal("different", (await AuditRun.TryLastAsync(Db, world.Community.Tenant, Cancellation))?.State);
        Assert.Contains("sietch.audited", await world.AuditAsync());
        Assert.Contains(
            await world.StatusAsync(),
            line => line.Contains("another endpoint tells it otherwise", StringComparison.Ordinal)
        );
        var page = await Db.QuerySingleOrDefaultAsync<string>(
            "SELECT payload FROM jobs WHERE kind = 'sietch.page_admins'",
            null,
            Cancellation
        );
        Assert.Contains("two.example", page, StringComparison.Ordinal);
        Assert.DoesNotContain("/key", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_two_audits_at_once_one_runs()
    {
        var world = new EligibilityWorld(Db, Time);
        world.Claim((1, 100));
        await world.PublishAsync();
        var leases = new Leases(Db, Time);
        await leases.TryTakeAsync($"audit:default:{world.Chain.Id}", "other", TimeSpan.FromMinutes(1), Cancellation);

        Assert.Null(await Run(world.Chain).TryRunAsync(world.Community, "second", Cancellation));
    }

    private AuditRun Run(ScriptedChain chain)
    {
        var meters = new TestMeters();
        var pipelines = new WorldPipelines(TimeProvider.System, new ResilienceMetrics(meters), new Random(1));
        var audit = new ChainAudit(new ChainNodes(chain, pipelines), new ChainBook(Db), new ChainMetrics(meters));
        return new(Db, new Leases(Db, Time), audit, Time, NullLogger<AuditRun>.Instance);
    }
}

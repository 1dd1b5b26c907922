using Guildhall.Core.Storage;
using Guildhall.Core.Tenancy;
using Guildhall.Sietch.Eligibility;
using Guildhall.Tests.Core.Storage;
using Guildhall.Tests.Core.Storage.Suites;

namespace Guildhall.Tests.Sietch.Eligibility;

public sealed class EnterGraceTests() : StorageSuite(new SqliteUnderTest())
{
    [Fact]
    public async Task The_grace_begins_at_its_hour_and_not_at_the_try_after_it()
    {
        var world = new EligibilityWorld(Db, Time);
        world.Claim((1, 100));
        await world.PublishAsync();
        world.Chain.Endpoint("one.example").IsDead = true;
        await world.SyncAsync();
        Assert.Equal(1, await world.CountAsync("SELECT COUNT(*) FROM jobs WHERE kind = 'sietch.enter_grace'"));

        Time.Advance(TimeSpan.FromHours(17));
        await LookAsync(world);
        Assert.Null((await world.StateAsync()).GraceSince);
        Time.Advance(TimeSpan.FromHours(1));
        await LookAsync(world);
        await LookAsync(world);

        Assert.Equal(Time.GetUtcNow(), (await world.StateAsync()).GraceSince);
        Assert.Single(await world.AuditAsync(), action => action == "sietch.grace_entered");
    }

    [Fact]
    public async Task A_chain_that_is_read_again_leaves_nothing_to_enter()
    {
        var world = new EligibilityWorld(Db, Time);
        world.Claim((1, 100));
        world.Chain.Endpoint("one.example").IsDead = true;
        await world.SyncAsync();
        world.Chain.Endpoint("one.example").IsDead = false;
        await world.PublishAsync();
        Time.Advance(TimeSpan.FromHours(23));

        await LookAsync(world);

        Assert.Null((await world.StateAsync()).GraceSince);
    }

    [Fact]
    public async Task An_outage_that_follows_another_has_an_hour_of_its_own()
    {
        var world = new EligibilityWorld(Db, Time);
        world.Claim((1, 100));
        await world.PublishAsync();
        world.Chain.Endpoint("one.example").IsDead = true;
        await world.SyncAsync();
        world.Chain.Endpoint("one.example").IsDead = false;
        await world.PublishAsync();
        world.Chain.Endpoint("one.example").IsDead = true;
        await world.SyncAsync();
        Time.Advance(TimeSpan.FromHours(6));

        // The hour of the first: what looks then has its key still, so that it cannot enqueue another.
        var left = await Db.WriteAsync(
            async unit => await EnterGrace.TryEnterAsync(unit, world.Community, await world.StateAsync()),
            Cancellation
        );

        Assert.Equal(TimeSpan.FromHours(12), left);
        Assert.Null((await world.StateAsync()).GraceSince);
    }

    private Task LookAsync(EligibilityWorld world) =>
        Db.WriteAsync(
            async unit =>
                await EnterGrace.WhenDueAsync(
                    unit,
                    world.Community,
                    (
                        await unit.QuerySingleOrDefaultAsync<EligibilityState>(
                            EligibilitySql.State,
                            new { Tenant = TenantId.Default }
                        )
                    )!
                ),
            Cancellation
        );
}

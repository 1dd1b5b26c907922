using Guildhall.Sietch.Chain;
using Guildhall.Sietch.Chain.Sync;
using Guildhall.Sietch.Eligibility;
using Guildhall.Tests.Core.Storage;
using Guildhall.Tests.Core.Storage.Suites;

namespace Guildhall.Tests.Sietch.Eligibility;

/// <summary>A ledger that is kept between syncs is what one made of everything would be.</summary>
public sealed class LedgersTests() : StorageSuite(new SqliteUnderTest())
{
    [Fact]
    public async Task After_more_events_a_reorganisation_and_a_new_vault()
    {
        var world = new EligibilityWorld(Db, Time);
        world.Community = world.Community with
        {
            Brake = new() { MostLeaving = 100, LargestPart = 1 },
        };
        using var kept = new Ledgers(new ChainBook(Db));
        world.Claim((1, 100), (2, 90), (3, 80));
        await world.PublishAsync();
        await AssertSameAsync(world, kept);

        world.Claim((4, 70), (1, 5));
        world.Burn(2, 1);
        await world.PublishAsync();
        await AssertSameAsync(world, kept);

        world.Claim((5, 60));
        await world.PublishAsync();
        await AssertSameAsync(world, kept);
        world.Chain.Reorganise(3);
        world.Claim((6, 50));
        await world.PublishAsync();
        await AssertSameAsync(world, kept);

        var vault = new Address(0, 0, 0xa2);
        world.Chain.Claim(new(0, 0, 7), 40, vault);
        world.Community = world.Community with
        {
            Chain = world.Community.Chain with { Vaults = [.. world.Community.Chain.Vaults, new(vault, 950)] },
        };
        await world.PublishAsync();
        await AssertSameAsync(world, kept);
    }

    private async Task AssertSameAsync(EligibilityWorld world, Ledgers kept)
    {
        var state = await world.StateAsync();
        var snapshot = (await world.Book.TrySnapshotAsync(world.Community.Tenant, state.Snapshot, Cancellation))!;
        var contracts = CountedContracts.Parse(snapshot.Contracts);
        var ours = await kept.TryGetAsync(world.Community, snapshot.Head, contracts, Cancellation);
        using var anew = new Ledgers(new ChainBook(Db));
        var whole = await anew.TryGetAsync(world.Community, snapshot.Head, contracts, Cancellation);
        Assert.NotEmpty(whole!.All);
        Assert.Equal(whole.All.OrderBy(pair => pair.Key), ours!.All.OrderBy(pair => pair.Key));
    }
}

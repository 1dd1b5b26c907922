using Guildhall.Aegis.Actions;
using Guildhall.Core.Jobs;
using Guildhall.Core.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace Guildhall.Tests.Aegis.Actions;

public class SweepLocksTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Locks_that_were_let_go_are_forgotten_and_one_that_is_held_stays()
    {
        await using var own = new OwnStage();
        var stage = await own.StartAsync();
        var leases = stage.Service.Get<Leases>();
        var gone = await leases.TryTakeAsync("aegis:1:2", "me", TimeSpan.FromSeconds(30), Cancellation);
        await leases.ReleaseAsync(gone!, Cancellation);
        var locks = stage.Service.Get<PersonLocks>();
        await using var held = await locks.TryTakeAsync(new(1), new(3), TimeSpan.Zero, Cancellation);
        await leases.TryTakeAsync("another:1", "me", TimeSpan.Zero, Cancellation);
        var now = stage.Time.GetUtcNow();

        var sweep = ActivatorUtilities.CreateInstance<SweepLocks>(stage.Service.Get<IServiceProvider>());
        await sweep.HandleAsync(new(now), new JobRun(1, 1, false, now), Cancellation);

        Assert.Equal(0, await CountAsync(stage, "aegis:1:2"));
        Assert.Equal(1, await CountAsync(stage, "aegis:1:3"));
        Assert.Equal(1, await CountAsync(stage, "another:1"));
    }

    private static Task<long> CountAsync(ModerationStage stage, string name) =>
        stage.Service.Guildhall.CountAsync($"SELECT COUNT(*) FROM leases WHERE name = '{name}'");
}

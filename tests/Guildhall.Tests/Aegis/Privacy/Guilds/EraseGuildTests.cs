using Guildhall.Aegis.Privacy.Guilds;
using Guildhall.Core.Jobs;
using Guildhall.Tests.Aegis.Actions;
using Microsoft.Extensions.DependencyInjection;

namespace Guildhall.Tests.Aegis.Privacy.Guilds;

[Collection<ModerationSuite>]
public class EraseGuildTests(ModerationStage stage)
{
    [Fact]
    public async Task Where_the_bot_came_back_meanwhile_nothing_is_erased()
    {
        var person = await stage.JoinAsync();
        await stage.RunAsync("moderator", "warn", ("user", person.Name), ("reason", "loud"));
        var erase = ActivatorUtilities.CreateInstance<EraseGuild>(stage.Service.Get<IServiceProvider>());
        var job = new EraseGuildJob(AegisService.Guild, stage.Time.GetUtcNow(), "system:retention");

        await erase.HandleAsync(job, new JobRun(1, 1, false, default), TestContext.Current.CancellationToken);

        Assert.Single(await stage.CasesAsync(person));
    }
}

using Guildhall.Aegis.Raids.Cleanup;

namespace Guildhall.Tests.Aegis.Raids.Cleanup;

public class CleanupButtonTests
{
    [Fact]
    public async Task A_list_is_used_once_and_a_dropped_one_never()
    {
        await using var scene = await RaidScene.StartAsync(("raids.response", "alert"));
        await scene.JoinAsync("raider-1", 1);
        await RaidScene.Until(async () => await scene.JoinsAsync() == 1);
        var list = await scene.Service.RunAsync("owner", "raid cleanup");

        await scene.ClickAsync(list, "Cancel");
        // Discord's own client shows the button no more; somebody else's may.
        var id = RaidScene.StateOf(list, "Ban 1");
        var late = await scene
            .Get<CleanupDesk>()
            .BeginAsync(
                await scene.Service.StaffAsync("owner"),
                id,
                new(AegisService.Guild, id, null, default),
                TestContext.Current.CancellationToken
            );

        Assert.Equal("aegis.cleanup_gone", late?.Code);
        Assert.Empty(await scene.RequestsAsync("POST", "/bulk-ban"));
        Assert.Equal(0, await scene.CasesAsync("1 = 1"));
    }
}

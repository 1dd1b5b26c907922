using Guildhall.Aegis.Import;

namespace Guildhall.Tests.Aegis.Import;

public class ImportDeskTests
{
    [Fact]
    public async Task A_server_that_the_bot_was_never_in_takes_no_import()
    {
        await using var scene = await ImportScene.StartAsync();
        var desk = scene.Get<ImportDesk>();

        Assert.Null(await desk.CheckGuildAsync(AegisService.Guild, TestContext.Current.CancellationToken));
        Assert.NotNull(await desk.CheckGuildAsync(new(900000000000000009), TestContext.Current.CancellationToken));
    }
}

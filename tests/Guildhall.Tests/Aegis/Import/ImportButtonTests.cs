namespace Guildhall.Tests.Aegis.Import;

public class ImportButtonTests
{
    [Fact]
    public async Task A_preview_that_was_dropped_imports_nothing()
    {
        await using var scene = await ImportScene.StartAsync();
        var preview = await scene.RunAsync("owner", "old.csv", ImportScene.Warnings(3));

        await RunImportTests.ClickAsync(scene, preview, "Cancel");

        Assert.Equal("aegis.import_gone", (await RunImportTests.BeginAsync(scene, preview, "Import 3"))?.Code);
        Assert.Equal(0, await scene.CasesAsync());
    }
}

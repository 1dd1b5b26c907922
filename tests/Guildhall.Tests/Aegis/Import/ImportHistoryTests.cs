namespace Guildhall.Tests.Aegis.Import;

public class ImportHistoryTests
{
    [Fact]
    public async Task A_preview_counts_shows_and_imports_nothing()
    {
        await using var scene = await ImportScene.StartAsync();

        var answer = await scene.RunAsync("owner", "old.csv", ImportScene.Warnings(3) + "x,y,z,,,\n");

        Assert.Contains("3 of them cases (3 warn)", answer.Text, StringComparison.Ordinal);
        Assert.Contains("line 5", answer.Text, StringComparison.Ordinal);
        Assert.Contains("Import 3", answer.Json.ToJsonString(), StringComparison.Ordinal);
        Assert.Equal(0, await scene.CasesAsync());
    }

    [Theory]
    [InlineData(" ", "nothing in this file")]
    [InlineData("user_id,type\n", "nothing in this file")]
    [InlineData("", "nothing in this file")]
    [InlineData("PK\u0003\u0004\u0014", "This file is a ZIP archive")]
    [InlineData("%PDF-1.7\n", "Expected is text: CSV")]
    public async Task What_cannot_be_is_refused(string content, string why)
    {
        await using var scene = await ImportScene.StartAsync();

        Assert.Contains(why, (await scene.RunAsync("owner", "old.csv", content)).Refusal, StringComparison.Ordinal);
        Assert.Equal(0, await scene.CountAsync("SELECT COUNT(*) FROM imports"));
    }
}

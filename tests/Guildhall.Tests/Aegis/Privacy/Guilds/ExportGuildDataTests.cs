using System.IO.Compression;
using System.Text.Json.Nodes;
using Guildhall.Aegis.Privacy.Guilds;
using Guildhall.Tests.Aegis.Actions;

namespace Guildhall.Tests.Aegis.Privacy.Guilds;

[Collection<ModerationSuite>]
public class ExportGuildDataTests(ModerationStage stage)
{
    [Fact]
    public async Task The_owner_gets_all_that_is_kept_of_the_server()
    {
        var person = await stage.JoinAsync();
        await stage.RunAsync("moderator", "warn", ("user", person.Name), ("reason", "loud in the library"));

        var answer = await stage.RunAsync("owner", "privacy guild export");
        using var zip = new MemoryStream(
            await stage.Service.Get<GuildExport>().WriteAsync(AegisService.Guild, TestContext.Current.CancellationToken)
        );
        await using var archive = new ZipArchive(zip);
        using var reader = new StreamReader(
            await archive.GetEntry("cases.json")!.OpenAsync(TestContext.Current.CancellationToken)
        );
        var cases = JsonNode.Parse(await reader.ReadToEndAsync(TestContext.Current.CancellationToken))!.AsArray();

        Assert.Contains("Everything that is kept", answer.Text, StringComparison.Ordinal);
        Assert.Contains(
            cases,
            row => (string?)row!["reason"] == "loud in the library" && (string?)row["target_id"] == $"{person.Id}"
        );
    }

    [Fact]
    public async Task Nobody_else_does()
    {
        var answer = await stage.RunAsync("moderator", "privacy guild export");

        Assert.Contains("owner", answer.Refusal, StringComparison.Ordinal);
    }
}

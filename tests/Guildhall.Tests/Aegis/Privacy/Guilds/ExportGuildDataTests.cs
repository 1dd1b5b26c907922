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
        var written = await stage
            .Service.Get<GuildExport>()
            .WriteAsync(AegisService.Guild, 10_000_000, TestContext.Current.CancellationToken);
        using var zip = new MemoryStream(written.Zip);
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

    [Fact]
    public async Task Files_of_evidence_are_in_it_the_newest_first_and_what_does_not_fit_is_listed()
    {
        var cancellation = TestContext.Current.CancellationToken;
        await using var own = new OwnStage();
        var alone = await own.StartAsync();
        var person = await alone.JoinAsync();
        foreach (var (name, size) in new[] { ("old.txt", 3_000), ("new.txt", 2_000) })
        {
            await alone.Service.RunAsync(
                "moderator",
                "warn",
                new JsonObject
                {
                    ["user"] = person.Name,
                    ["reason"] = name,
                    ["evidence"] = AegisWorld.File(name, new string('x', size)),
                }
            );
            await ModerationStage.UntilAsync(async () =>
                await alone.Service.Guildhall.CountAsync(
                    $"SELECT COUNT(*) FROM case_evidence WHERE kind = 'file' AND name = '{name}'"
                ) == 1
            );
        }

        var export = alone.Service.Get<GuildExport>();
        var whole = await export.WriteAsync(AegisService.Guild, 10_000_000, cancellation);
        var bare = await export.WriteAsync(AegisService.Guild, 0, cancellation);
        var tight = await export.WriteAsync(AegisService.Guild, bare.Zip.Length + 5_500, cancellation);
        var answer = await alone.RunAsync("owner", "privacy guild export");

        Assert.Equal((2, 0), (whole.Files, whole.LeftOut));
        Assert.Equal((0, 2), (bare.Files, bare.LeftOut));
        Assert.Equal((1, 1), (tight.Files, tight.LeftOut));
        await using var archive = new ZipArchive(new MemoryStream(tight.Zip));
        Assert.Equal(2_000, archive.GetEntry("evidence/2/1-new.txt")!.Length);
        Assert.NotNull(archive.GetEntry("evidence-left-out.json"));
        Assert.Contains("All 2 files of evidence are in it", answer.Text, StringComparison.Ordinal);
    }
}

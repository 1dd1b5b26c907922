using System.Text.Json.Nodes;
using Guildhall.Onomancer.Personas;
using Guildhall.Tests.Kit;

namespace Guildhall.Tests.Host.CommandLine;

public sealed class TranslateVerbTests : IDisposable
{
    private readonly Shell shell = new();

    public void Dispose() => shell.Dispose();

    [Fact]
    public async Task A_nasty_document_becomes_a_whole_summary_for_each_audience()
    {
        Assert.InRange(NastyMarkdown.Bytes.Length, 80_000, 130_000);
        shell.Write("archive.md", NastyMarkdown.Bytes);

        var (code, output, errors) = await shell.RunAsync(
            "translate",
            "archive.md",
            "--audience",
            "product,devrel",
            "--out",
            "summaries"
        );

        Assert.True(code == 0, errors);
        Assert.Equal("", output);
        foreach (var audience in (string[])["product", "devrel"])
        {
            var summary = shell.Read($"summaries/archive.{audience}.md");
            Assert.All(
                Audiences.Find(audience)!.Required,
                section => Assert.Contains($"## {section.Heading}\n", summary, StringComparison.Ordinal)
            );
            Assert.Contains("Глосик", summary, StringComparison.Ordinal);
            Assert.Contains("archive.md", summary, StringComparison.Ordinal);
            Assert.Contains("without a language model", summary, StringComparison.Ordinal);
            Assert.DoesNotContain('\r', summary);
            Assert.DoesNotContain("<!--", summary, StringComparison.Ordinal);
            Assert.Contains($"archive.md for {audience}", errors, StringComparison.Ordinal);
        }

        Assert.NotEqual(shell.Read("summaries/archive.product.md"), shell.Read("summaries/archive.devrel.md"));
    }

    [Fact]
    public async Task Without_a_folder_the_summary_goes_to_standard_output()
    {
        shell.Write("ferry.md", LabProject.Ferry);

        var (code, output, _) = await shell.RunAsync("translate", "ferry.md", "--audience", "leadership");

        Assert.Equal(0, code);
        Assert.Contains("1,270", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_live_secret_is_refused_and_no_summary_is_written()
    {
        shell.Write("leaky.md", $"# Deploy\n\ntoken = {LabProject.LiveKey}\n");
        shell.Write("fine.md", LabProject.Ferry);

        var (code, output, errors) = await shell.RunAsync(
            "translate",
            "leaky.md",
            "fine.md",
            "--audience",
            "product",
            "--out",
            "out",
            "--json"
        );

        Assert.Equal(1, code);
        Assert.Contains("github-token at line 3", errors, StringComparison.Ordinal);
        Assert.DoesNotContain(LabProject.LiveKey, errors + output, StringComparison.Ordinal);
        Assert.Equal(
            ["fine.product.md"],
            Directory.GetFiles(Path.Combine(shell.Folder, "out")).Select(Path.GetFileName)
        );
        var lines = JsonNode.Parse(output)!["summaries"]!.AsArray();
        Assert.Equal("onomancer.critical_secret", (string)lines[0]!["refusal"]!);
        Assert.Null(lines[1]!["refusal"]);
    }

    [Theory]
    [InlineData("There is no such audience", "translate", "ferry.md", "--audience", "nobody")]
    [InlineData("nowhere.md does not exist", "translate", "nowhere.md", "--audience", "product")]
    [InlineData("is a folder", "translate", "tenants", "--audience", "product")]
    [InlineData("--json needs --out", "translate", "ferry.md", "--audience", "product", "--json")]
    [InlineData("--audience", "translate", "ferry.md")]
    [InlineData("translate --help", "translate", "--audience", "product")]
    public async Task Wrong_use_is_named(string expected, params string[] arguments)
    {
        shell.Write("ferry.md", LabProject.Ferry);

        var (code, _, errors) = await shell.RunAsync(arguments);

        Assert.Equal(2, code);
        Assert.Contains(expected, errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task With_a_key_and_an_address_claude_writes_and_offline_still_asks_nobody()
    {
        await using var discord = await LocalDiscord.StartAsync();
        shell.Write("ferry.md", LabProject.Ferry);
        shell.Settings["ANTHROPIC_API_KEY"] = "sk-ant-of-the-tests";
        shell.Settings["ANTHROPIC_BASE_URL"] = new Uri(discord.Address, "/anthropic").AbsoluteUri;

        var offline = await shell.RunAsync("translate", "ferry.md", "--audience", "product", "--model", "offline");
        Assert.Empty(await discord.PromptsAsync());
        var written = await shell.RunAsync("translate", "ferry.md", "--audience", "product", "--project", "harbour");

        Assert.True(offline.ExitCode == 0, offline.Errors);
        Assert.True(written.ExitCode == 0, written.Errors);
        Assert.Contains("claude", written.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("without a language model", written.Output, StringComparison.Ordinal);
        Assert.Contains("harbour", written.Output, StringComparison.Ordinal);
        Assert.Single(await discord.PromptsAsync());
    }
}

using System.Text.Json.Nodes;
using Guildhall.Onomancer.Personas;
using Guildhall.Tests.Kit;

namespace Guildhall.Tests.Onomancer.Rewrites;

public class TranslatorTests
{
    [Fact]
    public async Task A_hundred_translations_of_ten_documents_ask_the_model_ten_times()
    {
        var documents = Enumerable
            .Range(0, 10)
            .ToDictionary(
                i => $"docs/part-{i}.md",
                i => $"# Part {i}\n\nPart {i} of the harbour moves {1000 + i} containers a day.\n"
            );
        await using var guildhall = await GuildhallFixture.StartAsync(
            new()
            {
                Models = Models.Claude,
                Projects = new() { [LabProject.Name] = documents },
            }
        );

        var answers = await Task.WhenAll(
            Enumerable
                .Range(0, 100)
                .Select(i => guildhall.TranslateAsync(LabProject.Name, $"docs/part-{i % 10}.md", "product"))
        );

        Assert.All(answers, answer => Assert.True(answer.IsSummary, answer.Json.ToJsonString()));
        Assert.Equal(10, (await guildhall.Discord.PromptsAsync()).Count);
        Assert.Equal(10, answers.Select(a => new Uri(a.Link).AbsolutePath).Distinct().Count());
        Assert.Equal(10, await guildhall.CountAsync("SELECT COUNT(*) FROM summaries"));
        Assert.Equal(10, await guildhall.CountAsync("SELECT SUM(runs) FROM usage_counters WHERE period = 'day'"));
    }

    [Fact]
    public async Task A_hundred_translations_pass_a_limit_of_runs_at_the_same_time()
    {
        var documents = Enumerable
            .Range(0, 6)
            .ToDictionary(
                i => $"docs/part-{i}.md",
                i => $"# Part {i}\n\nPart {i} of the harbour has {i + 3} cranes.\n"
            );
        await using var guildhall = await GuildhallFixture.StartAsync(
            new()
            {
                Models = Models.Claude,
                Projects = new() { [LabProject.Name] = documents },
                Quotas = new JsonObject { ["concurrent"] = 2 },
            }
        );

        var answers = await Task.WhenAll(
            Enumerable
                .Range(0, 12)
                .Select(i => guildhall.TranslateAsync(LabProject.Name, $"docs/part-{i % 6}.md", "devrel"))
        );

        Assert.All(answers, answer => Assert.True(answer.IsSummary, answer.Json.ToJsonString()));
        Assert.Equal(6, (await guildhall.Discord.PromptsAsync()).Count);
    }

    [Fact]
    public async Task With_google_the_summary_is_a_document_in_the_projects_and_the_audiences_folder()
    {
        await using var guildhall = await StartWithGoogleAsync();

        var answer = await guildhall.TranslateAsync(LabProject.Name, "@prd", "product");

        Assert.True(answer.IsSummary, answer.Text);
        var document = Assert.Single(await guildhall.Discord.GoogleDocumentsAsync())!;
        Assert.StartsWith("Guildhall/lab/product/", (string)document["path"]!, StringComparison.Ordinal);
        Assert.Contains((string)document["id"]!, answer.Link, StringComparison.Ordinal);
        var body = document["body"]!.AsArray();
        Assert.Contains(body, e => (string?)e!["style"] == "HEADING_2");
        Assert.Contains(body, e => e!["list"] is not null);
        var page = await guildhall.Discord.Http.GetStringAsync(answer.Link, TestContext.Current.CancellationToken);
        Assert.Contains("1,270", page, StringComparison.Ordinal);
        Assert.Equal(1, await guildhall.CountAsync("SELECT COUNT(*) FROM summaries WHERE store = 'google'"));
    }

    [Fact]
    public async Task Tables_and_links_of_an_answer_are_tables_and_links_of_the_document()
    {
        await using var guildhall = await StartWithGoogleAsync(
            "See [the notes](https://harbour.example/notes) for 9 piers."
        );
        await guildhall.Discord.SetModelsAsync("script", text: Answer);

        var answer = await guildhall.TranslateAsync(LabProject.Name, "docs/linked.md");

        Assert.True(answer.IsSummary, answer.Text);
        var body = Assert.Single(await guildhall.Discord.GoogleDocumentsAsync())!["body"]!.AsArray();
        var table = Assert.Single(body, e => (string?)e!["kind"] == "table")!;
        Assert.Equal("9", (string)table["rows"]![1]![1]!);
        var link = Assert.Single(body.SelectMany(e => e!["links"]?.AsArray() ?? []))!;
        Assert.Equal("https://harbour.example/notes", (string)link["url"]!);
    }

    [Fact]
    public async Task Google_failing_between_create_and_write_leaves_one_document_after_the_retry()
    {
        await using var guildhall = await StartWithGoogleAsync();
        await guildhall.Discord.FaultAsync(
            "google",
            new JsonObject { ["method"] = "POST", ["route"] = "batchUpdate" },
            new JsonObject { ["status"] = 503, ["afterEffect"] = true }
        );

        var answer = await guildhall.TranslateAsync(LabProject.Name, "@prd");

        Assert.True(answer.IsSummary, answer.Text);
        var document = Assert.Single(await guildhall.Discord.GoogleDocumentsAsync())!;
        Assert.Single(document["body"]!.AsArray(), e => (string?)e!["style"] == "HEADING_1");
    }

    [Fact]
    public async Task Google_failing_for_good_leaves_no_document_and_asking_again_costs_no_model_call()
    {
        await using var guildhall = await StartWithGoogleAsync();
        await guildhall.Discord.FaultAsync(
            "google",
            new JsonObject { ["method"] = "POST", ["route"] = "batchUpdate" },
            new JsonObject { ["status"] = 500 },
            1000
        );

        var failed = await guildhall.TranslateAsync(LabProject.Name, "@prd");
        Assert.Contains("could not be filed", failed.Refusal, StringComparison.Ordinal);
        Assert.Empty(await guildhall.Discord.GoogleDocumentsAsync());
        await guildhall.Discord.ClearFaultsAsync();
        var again = await guildhall.TranslateAsync(LabProject.Name, "@prd");

        Assert.True(again.IsSummary, again.Text);
        Assert.Single(await guildhall.Discord.GoogleDocumentsAsync());
        Assert.Single(await guildhall.Discord.PromptsAsync());
    }

    private static string Answer { get; } =
        string.Join(
            "\n\n",
            Audiences
                .Find("leadership")!
                .Required.Select(
                    (section, index) =>
                        $"## {section.Heading}\n\n"
                        + (
                            index == 0
                                ? "The harbour has 9 piers: [the notes](https://harbour.example/notes).\n\n| What | Count |\n|---|---|\n| Piers | 9 |"
                                : "The document does not say."
                        )
                )
        );

    private static Task<GuildhallFixture> StartWithGoogleAsync(string linked = "Nothing.") =>
        GuildhallFixture.StartAsync(
            new()
            {
                Models = Models.Claude,
                Google = true,
                Projects = new()
                {
                    [LabProject.Name] = new(LabProject.Documents[LabProject.Name])
                    {
                        ["docs/linked.md"] = $"# Linked\n\n{linked}\n\n| What | Count |\n|---|---|\n| Piers | 9 |\n",
                    },
                },
            }
        );
}

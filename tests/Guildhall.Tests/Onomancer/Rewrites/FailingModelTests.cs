using System.Text.Json.Nodes;
using Guildhall.Tests.Kit;

namespace Guildhall.Tests.Onomancer.Rewrites;

/// <summary>Apart from the rest, since retries take their time and classes run side by side.</summary>
public class FailingModelTests
{
    public static TheoryData<Models> Both => [Models.Claude, Models.OpenAi];

    [Theory]
    [MemberData(nameof(Both))]
    public async Task A_model_that_fails_gives_an_answer_with_the_cause_and_leaves_nothing(Models model)
    {
        (string Mode, int? Status, string Cause)[] failures =
        [
            ("timeout", null, "cannot be reached"),
            ("garbage", null, "could not be read"),
            ("refusal", null, "declined"),
            ("truncated", null, "could not be used"),
            ("leaks", null, "held back"),
            ("error", 500, "cannot be reached"),
            ("error", 401, "rejected Guildhall's settings"),
        ];

        // At once, because most of the time they wait for the next try.
        await Task.WhenAll(failures.Select(f => FailAsync(model, f.Mode, f.Status, f.Cause)));
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task A_model_that_asks_for_a_short_wait_gets_it(Models model)
    {
        await using var guildhall = await StartAsync(model);
        await guildhall.Discord.FaultAsync("models", [], new JsonObject { ["status"] = 429, ["retryAfter"] = 1 });

        var answer = await guildhall.TranslateAsync(LabProject.Name, "@prd");

        Assert.True(answer.IsSummary, answer.Text);
        Assert.InRange((long)answer.Json["completedMs"]!, 1_000, 60_000);
        Assert.Single(await guildhall.Discord.PromptsAsync());
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task A_model_that_asks_for_a_long_wait_is_an_answer_at_once(Models model)
    {
        await using var guildhall = await StartAsync(model);
        await guildhall.Discord.FaultAsync(
            "models",
            [],
            new JsonObject { ["status"] = 429, ["retryAfter"] = 600 },
            100
        );

        var answer = await guildhall.TranslateAsync(LabProject.Name, "@prd");

        Assert.Contains("takes no more questions", answer.Refusal, StringComparison.Ordinal);
        Assert.Contains("600 s", answer.Refusal, StringComparison.Ordinal);
        await AssertNothingLeftAsync(guildhall);
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task An_outage_that_passes_is_not_noticed(Models model)
    {
        await using var guildhall = await StartAsync(model);
        await guildhall.Discord.SetModelsAsync("error", 503, times: 1);

        var answer = await guildhall.TranslateAsync(LabProject.Name, "@prd");

        Assert.True(answer.IsSummary, answer.Text);
        Assert.Equal(1, await guildhall.CountAsync("SELECT SUM(runs) FROM usage_counters WHERE period = 'day'"));
    }

    [Fact]
    public async Task Five_failures_in_a_row_leave_the_model_alone_for_a_while()
    {
        await using var guildhall = await StartAsync(Models.Claude);
        await guildhall.Discord.SetModelsAsync("error", 500);
        await guildhall.TranslateAsync(LabProject.Name, "@prd");
        await guildhall.TranslateAsync(LabProject.Name, "docs/tides.md");
        var asked = (await guildhall.Discord.PromptsAsync()).Count;

        var answer = await guildhall.TranslateAsync("mibera", "@prd");

        Assert.Equal(5, asked);
        Assert.Contains("failed several times in a row", answer.Refusal, StringComparison.Ordinal);
        Assert.Equal(asked, (await guildhall.Discord.PromptsAsync()).Count);
        await AssertNothingLeftAsync(guildhall);
    }

    private static async Task FailAsync(Models model, string mode, int? status, string cause)
    {
        // Three seconds of silence, where there is to be silence: what works may be slow.
        await using var guildhall = await StartAsync(model, mode == "timeout" ? TimeSpan.FromSeconds(3) : null);
        await guildhall.Discord.SetModelsAsync(mode, status);

        var failed = await guildhall.TranslateAsync(LabProject.Name, "@prd");

        Assert.False(failed.IsSummary, $"{mode}: {failed.Text}");
        Assert.Contains(cause, $"{mode}: {failed.Refusal}", StringComparison.Ordinal);
        Assert.InRange((long)failed.Json["completedMs"]!, 0, 60_000);
        await AssertNothingLeftAsync(guildhall);

        // Its place in the quota is free again, and the next one is made.
        await guildhall.Discord.SetModelsAsync("normal");
        var next = await guildhall.TranslateAsync(LabProject.Name, "@prd");
        Assert.True(next.IsSummary, $"after {mode}: {next.Text}");
    }

    private static Task<GuildhallFixture> StartAsync(Models model, TimeSpan? timeout = null)
    {
        var setup = new GuildhallSetup { Models = model, Projects = LabProject.Documents };
        return GuildhallFixture.StartAsync(setup with { ModelTimeout = timeout ?? setup.ModelTimeout });
    }

    private static async Task AssertNothingLeftAsync(GuildhallFixture guildhall)
    {
        Assert.Equal(0, await guildhall.CountAsync("SELECT COUNT(*) FROM summaries"));
        Assert.Equal(0, await guildhall.CountAsync("SELECT COUNT(*) FROM usage_reservations"));
        Assert.Equal(0, await guildhall.CountAsync("SELECT COALESCE(SUM(runs), 0) FROM usage_counters"));
        Assert.Equal(0, await guildhall.CountAsync("SELECT COUNT(*) FROM jobs WHERE died_at IS NOT NULL"));
        var documents = Path.Combine(guildhall.Folder.Data, "documents");
        Assert.Empty(
            Directory.Exists(documents) ? Directory.EnumerateFiles(documents, "*", SearchOption.AllDirectories) : []
        );
    }
}

using System.Text.Json.Nodes;
using Guildhall.Core.Storage;
using Guildhall.Tests.Kit;

namespace Guildhall.EndToEnd.Translate;

/// <summary>Kill −9 at each point of a translation, and a start: what was accepted is answered, once.</summary>
public abstract class KillSuite
{
    private const long UntilKilled = 600_000;

    [Fact]
    public async Task Killed_while_the_model_thinks()
    {
        await using var service = await StartAsync();
        await service.Discord.SetModelsAsync("timeout", times: 1);

        var answering = TranslateAsync(service);
        await service.UntilAsync(async () => (await service.Discord.PromptsAsync()).Count == 1);
        await service.KillAsync();
        await service.StartAgainAsync();

        await AssertOnceAsync(service, await answering);
        Assert.Equal(1, await service.EditsAsync());
        Assert.Equal(2, (await service.Discord.PromptsAsync()).Count);
    }

    [Fact]
    public async Task Killed_again_and_again()
    {
        await using var service = await StartAsync();
        await service.Discord.SetModelsAsync("timeout", times: 3);

        var answering = TranslateAsync(service);
        for (var round = 1; round <= 3; round++)
        {
            await service.UntilAsync(async () => (await service.Discord.PromptsAsync()).Count == round);
            await service.KillAsync();
            await service.StartAgainAsync();
        }

        await AssertOnceAsync(service, await answering);
        Assert.Equal(1, await service.EditsAsync());
    }

    [Fact]
    public async Task Killed_while_the_answer_is_on_its_way()
    {
        await using var service = await StartAsync();
        await service.Discord.FaultAsync("discord", Edits, new JsonObject { ["delayMs"] = UntilKilled });

        var answering = TranslateAsync(service);
        await service.UntilAsync(() => IsActingAsync(service));
        await service.KillAsync();
        await service.StartAgainAsync();

        await AssertOnceAsync(service, await answering);
        Assert.Equal(1, await service.EditsAsync());
        Assert.Single(await service.Discord.PromptsAsync());
    }

    [Fact]
    public async Task Killed_as_soon_as_the_answer_is_there()
    {
        await using var service = await StartAsync();

        var answer = await TranslateAsync(service);
        await service.KillAsync();
        await service.StartAgainAsync();
        await service.ReadyAsync();
        await service.UntilAsync(async () =>
            await service.CountAsync("SELECT COUNT(*) FROM jobs WHERE kind = 'onomancer.translate'") == 0
        );

        await AssertOnceAsync(service, answer);
        Assert.Single(await service.Discord.PromptsAsync());
    }

    [Fact]
    public async Task Killed_before_the_acknowledgement()
    {
        await using var service = await StartAsync();
        await service.Discord.FaultAsync(
            "discord",
            new JsonObject { ["method"] = "POST", ["route"] = "/interactions/{id}/{token}/callback" },
            new JsonObject { ["delayMs"] = UntilKilled }
        );

        var answering = TranslateAsync(service);
        await service.UntilAsync(async () =>
            await service.CountAsync("SELECT COUNT(*) FROM jobs WHERE kind = 'onomancer.translate'") == 1
        );
        await service.KillAsync();
        // Discord tells the member that the bot did not respond, so the summary comes as a message.
        await service.Discord.PostAsync("/sim/clock", new JsonObject { ["advanceMs"] = LocalDiscord.PatienceMs });
        await service.StartAgainAsync();

        Assert.NotNull((await answering).Json["error"]);
        await service.UntilAsync(async () => (await SummariesShownAsync(service)).Count > 0);
        await AssertStoredOnceAsync(service);
        Assert.Single(await SummariesShownAsync(service));
    }

    [Fact]
    public async Task Killed_between_create_and_write_of_a_google_document()
    {
        await using var service = await StartAsync(google: true);
        await service.Discord.FaultAsync(
            "google",
            new JsonObject { ["method"] = "POST", ["route"] = "batchUpdate" },
            new JsonObject { ["delayMs"] = UntilKilled }
        );

        var answering = TranslateAsync(service);
        await service.UntilAsync(() => IsActingAsync(service));
        await service.KillAsync();
        await service.StartAgainAsync();

        await AssertOnceAsync(service, await answering);
        var document = Assert.Single(await service.Discord.GoogleDocumentsAsync())!;
        Assert.Single(document["body"]!.AsArray(), element => (string?)element!["style"] == "HEADING_1");
        Assert.Single(await service.Discord.PromptsAsync());
    }

    [Fact]
    public async Task Asked_to_stop_while_the_model_thinks_it_ends_well_and_the_next_one_answers()
    {
        await using var service = await StartAsync();
        await service.Discord.SetModelsAsync("timeout", times: 1);

        var answering = TranslateAsync(service);
        await service.UntilAsync(async () => (await service.Discord.PromptsAsync()).Count == 1);
        var code = await service.StopAsync();
        await service.StartAgainAsync();

        Assert.Equal(0, code);
        await AssertOnceAsync(service, await answering);
        Assert.Equal(1, await service.EditsAsync());
    }

    /// <summary>Null: SQLite.</summary>
    protected abstract Task<StorageOptions?> NewDatabaseAsync();

    private static JsonObject Edits => new() { ["method"] = "PATCH", ["route"] = "/webhooks/**" };

    private async Task<KilledService> StartAsync(bool google = false) =>
        await KilledService.StartAsync(await NewDatabaseAsync(), google);

    private static Task<CommandAnswer> TranslateAsync(KilledService service) =>
        service.Discord.TranslateAsync(LabProject.Name, "docs/tides.md", "product");

    private static async Task<bool> IsActingAsync(KilledService service) =>
        (await service.Discord.ReadAsync("/sim/faults")).AsArray().All(fault => (int)fault!["left"]! == 0);

    private static async Task<IReadOnlyList<JsonNode>> SummariesShownAsync(KilledService service) =>
        [.. (await service.Discord.MessagesAsync()).Where(m => m["embeds"]!.AsArray().Any(e => e!["url"] is not null))];

    private static async Task AssertOnceAsync(KilledService service, CommandAnswer answer)
    {
        Assert.True(answer.IsSummary, answer.Json.ToJsonString());
        await AssertStoredOnceAsync(service);
        Assert.Single(await SummariesShownAsync(service));
    }

    private static async Task AssertStoredOnceAsync(KilledService service)
    {
        Assert.Equal(0, await service.StopAsync());
        Assert.Equal(1, await service.CountAsync("SELECT COUNT(*) FROM summaries WHERE store IS NOT NULL"));
        Assert.Equal(0, await service.CountAsync("SELECT COUNT(*) FROM jobs WHERE kind = 'onomancer.translate'"));
        Assert.Equal(0, await service.CountAsync("SELECT COUNT(*) FROM usage_reservations"));
        Assert.Equal(1, await service.CountAsync("SELECT SUM(runs) FROM usage_counters WHERE period = 'day'"));
        var filed = Path.Combine(service.Folder.Data, "documents");
        Assert.InRange(
            Directory.Exists(filed)
                ? Directory.EnumerateFiles(filed, "*.json", SearchOption.AllDirectories).Count()
                : 0,
            0,
            1
        );
    }
}

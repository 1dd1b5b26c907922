using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using Guildhall.Core.Storage;
using Guildhall.Simulator;
using Guildhall.Simulator.Seeds;
using Guildhall.Tests.Kit;
using Guildhall.Tests.Sietch.Wallets;

namespace Guildhall.EndToEnd.Sietch.Scenarios;

/// <summary>Scenarios 24 and 26 with the program itself, in processes of its own.</summary>
public class RanScenarios
{
    private const int Guesses = 1_000;
    private const string Secret = "5ec2e7c0ffee";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task S24_Forged_headers_open_nothing_and_guessed_keys_are_throttled_audited_and_never_written_down()
    {
        const string Guesser = "203.0.113.24";
        const string Path = "/eligibility";
        await using var discord = await LocalDiscord.StartAsync();
        var setup = RanService.Setup();
        using var folder = new GuildhallFolder(setup);
        await using var service = await RanService.StartAsync(setup, discord, folder);
        await service.ReadyAsync();
        var key = await service.KeyAsync();

        foreach (var path in new[] { "position", "notifications/preferences", "notifications/history" })
        {
            foreach (var header in new[] { "X-Discord-User-Id", "X-Member-Nym", "X-API-Key", "Authorization" })
            {
                var forged = await SendAsync(
                    service,
                    $"/api/v1/{path}",
                    "203.0.113.1",
                    (header, $"{DemoWorld.SietchId + 1}")
                );
                Assert.Equal(HttpStatusCode.Unauthorized, forged.StatusCode);
            }
        }

        var statuses = await Task.WhenAll(
            Enumerable
                .Range(0, Guesses)
                .Select(async i =>
                    (await SendAsync(service, Path, Guesser, ("X-API-Key", $"ghk_{i:x12}_{Secret}{i:x52}"))).StatusCode
                )
        );
        // Who has been throttled is not looked at; who asks from elsewhere is, wrong or right.
        Assert.Equal(HttpStatusCode.Unauthorized, statuses.Min());
        Assert.All(statuses, status => Assert.True((int)status is 401 or 429, $"{status}"));
        Assert.True(statuses.Count(status => (int)status == 429) > Guesses / 2);
        var other = await SendAsync(service, Path, "203.0.113.25", ("X-API-Key", $"ghk_000000000000_{Secret}"));
        Assert.Equal(HttpStatusCode.Unauthorized, other.StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await SendAsync(service, Path, "203.0.113.26")).StatusCode);
        // A key that is not known yet is a wrong one too.
        var asked = 0;
        await service.UntilAsync(
            async () =>
                (await SendAsync(service, Path, $"10.9.{++asked / 250}.{asked % 250}", ("X-API-Key", key))).StatusCode
                == HttpStatusCode.OK,
            "the right key opens"
        );

        Assert.Equal(0, await service.StopAsync());
        Assert.DoesNotContain(Secret, service.Said, StringComparison.Ordinal);
        Assert.Empty(folder.FilesWith(Secret));
        var audited = await AuditAsync(folder);
        Assert.True(audited.Count < 50, $"{audited.Count} rows");
        Assert.Equal(
            Guesses,
            audited.Where(row => row.Subject == Guesser).Sum(row => Count(row, "wrong") + Count(row, "throttled"))
        );
        Assert.Contains(audited, row => row.Subject == Guesser && Count(row, "throttled") > 0);
    }

    [Fact]
    public async Task S26_The_newest_backup_on_a_clean_host_is_ready_and_its_next_sync_tells_nobody_anything()
    {
        await using var discord = await LocalDiscord.StartAsync();
        var setup = RanService.Setup();
        using var lost = new GuildhallFolder(setup);
        using var clean = new GuildhallFolder(setup);
        var saved = Path.Combine(clean.Root, "saved.db");
        var hook = new Uri(discord.Address, "/hooks/gate").AbsoluteUri;
        var holders = (await discord.ReadAsync("/sim/chain"))["holders"]!.AsArray();
        var first = holders.Select(holder => (string)holder!["address"]!).First();
        GateAnswer before;
        await using (var service = await RanService.StartAsync(setup, discord, lost))
        {
            await service.ReadyAsync();
            await service.RunAsync("webhook add", ("name", "gate"), ("url", hook), ("events", "standing.*"));
            before = await service.GateAsync(first);
            Assert.Equal(1, before.Rank);
            var (code, said, errors) = await service.GuildhallAsync("backup", saved);
            Assert.True(code == 0, errors);
            Assert.Contains("saved and checked", said, StringComparison.Ordinal);
            // Killed, with its host. What is kept apart from the database are the keys, as backup says.
            Assert.Contains("Keys are not in it", said, StringComparison.Ordinal);
            Directory.CreateDirectory(clean.Data);
            foreach (var key in Directory.EnumerateFiles(lost.Data, "*.key"))
            {
                File.Copy(key, Path.Combine(clean.Data, Path.GetFileName(key)));
            }
        }

        int messages;
        int roles;
        long last;
        await using (var restored = await RanService.RestoreAsync(setup, discord, clean, saved))
        {
            await restored.ReadyAsync();
            var ready = JsonNode.Parse(await restored.Http.GetStringAsync("/health/ready", Cancellation))!;
            Assert.Equal("ready", (string?)ready["state"]);
            Assert.All(ready["parts"]!.AsObject(), part => Assert.Equal("healthy", (string?)part.Value!["state"]));
            Assert.Equal(before.Text, (await restored.GateAsync(first)).Text);
            (messages, roles) = (await MessagesAsync(discord), await RolesAsync(discord));
            await restored.RunAsync("sietch sync");
            await restored.UntilAsync(
                async () => (await restored.GateAsync(first)).Snapshot > before.Snapshot,
                "the next snapshot"
            );
            last = (await restored.GateAsync(first)).Snapshot;
            Assert.Equal(0, await restored.StopAsync());
        }

        // What is true is told, and by then all that was to be told before it: the clock need not be waited for.
        var burn = new JsonObject { ["from"] = first, ["amount"] = "1" };
        await discord.PostAsync("/sim/chain", new JsonObject { ["burn"] = burn, ["mine"] = 30 });
        var clock = discord.Get<WorldClock>();
        await using var later = await GuildhallFixture.StartAsync(setup with { Time = clock }, discord, clean);
        await WalletStage.On(later).RunAsync("admin", "sietch sync");
        await Patience.UntilAsync(
            async () => await IsOutAsync(later, first),
            () => $"{first} is out: {later.Logs.Text}"
        );
        IReadOnlyList<JsonNode> told = [];
        await Patience.UntilAsync(
            async () =>
            {
                await discord.PostAsync("/sim/clock", new JsonObject { ["advanceMs"] = 20_000 });
                told = await ToldAsync(discord);
                return told.Any(one => (string?)one["type"] == "standing.left");
            },
            () => $"the other program hears of the burn: {later.Logs.Text}"
        );
        // Of all that was published since, on the machine's clock perhaps by the hour too, the burn alone has anything to tell.
        var snapshot = Assert.Single(told.Select(one => (string)one["data"]!["snapshot"]!).Distinct());
        Assert.True(long.Parse(snapshot, null) > last, snapshot);
        Assert.Equal(roles, await RolesAsync(discord));
        var door = (await discord.RequestsAsync()).Count(IsMessage) - messages;
        Assert.True(door <= 1, $"{door} messages");
    }

    private static async Task<bool> IsOutAsync(GuildhallFixture service, string wallet)
    {
        using var answer = await service.Http.GetAsync($"/eligibility/{wallet}", Cancellation);
        var read = await GateAnswer.ReadAsync(answer, Cancellation);
        return read.Status == HttpStatusCode.OK && !read.IsEligible;
    }

    private static async Task<IReadOnlyList<JsonNode>> ToldAsync(LocalDiscord discord) =>
        [
            .. (await discord.ReadAsync("/sim/hooks"))["hooks"]!
                .AsArray()
                .Select(h => JsonNode.Parse((string)h!["body"]!)!),
        ];

    /// <summary>Calls of the bot that wrote to somebody.</summary>
    private static async Task<int> MessagesAsync(LocalDiscord discord) =>
        (await discord.RequestsAsync()).Count(IsMessage);

    private static bool IsMessage(JsonNode request) =>
        (string)request["method"]! == "POST"
        && ((string)request["path"]!).EndsWith("/messages", StringComparison.Ordinal);

    private static async Task<int> RolesAsync(LocalDiscord discord) =>
        (await discord.RequestsAsync()).Count(request =>
            ((string)request["path"]!).Contains("/roles/", StringComparison.Ordinal)
        );

    private static async Task<HttpResponseMessage> SendAsync(
        RanService service,
        string path,
        string from,
        params (string Name, string Value)[] headers
    )
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Add("X-Forwarded-For", from);
        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        return await service.Http.SendAsync(request, Cancellation);
    }

    private static async Task<IReadOnlyList<Refused>> AuditAsync(GuildhallFolder folder)
    {
        await using var db = new Db(
            new StorageOptions { Path = Path.Combine(folder.Data, "guildhall.db") },
            TimeProvider.System
        );
        return await db.QueryAsync<Refused>(
            "SELECT subject, details FROM audit WHERE action = 'sietch.wrong_keys'",
            null,
            Cancellation
        );
    }

    private static int Count(Refused row, string what) =>
        int.Parse(JsonDocument.Parse(row.Details).RootElement.GetProperty(what).GetString()!, null);

    private sealed record Refused(string Subject, string Details);
}

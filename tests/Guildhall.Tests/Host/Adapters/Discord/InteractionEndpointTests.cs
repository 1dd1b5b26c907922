using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Guildhall.Simulator.State;
using Guildhall.Tests.Kit;

namespace Guildhall.Tests.Host.Adapters.Discord;

public class InteractionEndpointTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Discord_takes_the_address_and_a_command_is_answered_through_it()
    {
        await using var discord = await LocalDiscord.StartAsync();
        var setup = SetupFor(discord);
        using var folder = new GuildhallFolder(setup);
        await using var service = await GuildhallFixture.StartAsync(setup, discord, folder);
        await UseAddressAsync(discord, service);

        var answer = await service.TranslateAsync("mibera", "nowhere.md");

        Assert.NotEqual("", answer.Refusal);
        var posts = await PostsAsync(discord);
        Assert.Equal([200, 401, 200], posts.Take(2).Append(posts[^1]).Select(p => (int)p["status"]!));
        Assert.DoesNotContain(
            await discord.RequestsAsync(),
            r => (string?)r["route"] == "/interactions/{interaction}/{token}/callback"
        );
    }

    [Theory]
    [InlineData("bad")]
    [InlineData("missing")]
    [InlineData("stale")]
    public async Task What_discord_has_not_signed_just_now_is_refused(string signature)
    {
        await using var discord = await LocalDiscord.StartAsync();
        var setup = SetupFor(discord);
        using var folder = new GuildhallFolder(setup);
        await using var service = await GuildhallFixture.StartAsync(setup, discord, folder);
        await UseAddressAsync(discord, service);
        await SetAsync(discord, new JsonObject { ["signature"] = signature });

        var answer = await discord.TranslateAsync("mibera", "nowhere.md");

        Assert.Equal("The application did not respond", (string?)answer.Json["error"]);
        Assert.Equal(401, (int)(await PostsAsync(discord))[^1]["status"]!);
    }

    [Fact]
    public async Task Without_a_key_there_is_no_such_address()
    {
        await using var service = await GuildhallFixture.StartAsync();
        using var body = new StringContent("""{"type":1}""", Encoding.UTF8, "application/json");

        using var answer = await service.Http.PostAsync("/interactions", body, Cancellation);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task A_body_beyond_what_discord_sends_is_not_read()
    {
        await using var discord = await LocalDiscord.StartAsync();
        var setup = SetupFor(discord);
        using var folder = new GuildhallFolder(setup);
        await using var service = await GuildhallFixture.StartAsync(setup, discord, folder);
        using var body = new ByteArrayContent(new byte[(1 << 20) + 1]);

        using var answer = await service.Http.PostAsync("/interactions", body, Cancellation);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
    }

    private static GuildhallSetup SetupFor(LocalDiscord discord)
    {
        var key = Convert.ToHexStringLower(discord.Get<Universe>().Bots.Values.Single().Key.PublicKey);
        return new() { Settings = { ["Discord:PublicKey"] = key } };
    }

    private static Task UseAddressAsync(LocalDiscord discord, GuildhallFixture service) =>
        SetAsync(
            discord,
            new JsonObject { ["interactionsUrl"] = new Uri(service.Http.BaseAddress!, "/interactions").AbsoluteUri }
        );

    private static async Task SetAsync(LocalDiscord discord, JsonObject change)
    {
        using var body = new StringContent(change.ToJsonString());
        using var answer = await discord.Http.PatchAsync("/sim/bots/guildhall", body, Cancellation);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync(Cancellation));
    }

    private static async Task<IReadOnlyList<JsonNode>> PostsAsync(LocalDiscord discord) =>
        [.. (await discord.RequestsAsync()).Where(r => (string?)r["world"] == "interactions")];
}

using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace Guildhall.Tests.Simulator.Worlds.Chain;

public sealed class ChainControlTests : IAsyncLifetime
{
    private const string Wallet = "0x00000000000000000000000000000000000000aa";

    private LocalWorlds worlds = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => worlds = await LocalWorlds.StartAsync();

    public ValueTask DisposeAsync() => worlds.DisposeAsync();

    [Fact]
    public async Task A_claim_and_a_burn_change_the_holder_and_the_head()
    {
        var before = (long)(await ShowAsync())["head"]!["number"]!;
        await ActAsync(
            new()
            {
                ["claim"] = new JsonObject { ["to"] = Wallet, ["amount"] = "1000000000000000000000" },
            }
        );
        var after = await ActAsync(
            new()
            {
                ["burn"] = new JsonObject { ["from"] = Wallet, ["amount"] = "1" },
                ["mine"] = 10,
            }
        );

        var holder = after["holders"]!.AsArray().Single(h => (string)h!["address"]! == Wallet)!;
        Assert.Equal(("1000000000000000000000", "1"), ((string)holder["claimed"]!, (string)holder["burned"]!));
        Assert.Equal(before + 12, (long)after["head"]!["number"]!);
    }

    [Fact]
    public async Task A_reorganisation_takes_back_what_was_in_the_newest_blocks()
    {
        var before = await ShowAsync();
        await ActAsync(
            new()
            {
                ["claim"] = new JsonObject { ["to"] = Wallet, ["amount"] = "5" },
            }
        );
        var after = await ActAsync(new() { ["reorg"] = 1 });

        Assert.Equal(before["holders"]!.ToJsonString(), after["holders"]!.ToJsonString());
        Assert.NotEqual((string)before["head"]!["hash"]!, (string)after["head"]!["hash"]!);
    }

    [Fact]
    public async Task The_same_seed_gives_the_same_holders()
    {
        await using var other = await LocalWorlds.StartAsync();

        Assert.Equal(
            (await ShowAsync()).ToJsonString(),
            await other.Http.GetStringAsync(new Uri("sim/chain", UriKind.Relative), Cancellation)
        );
    }

    [Theory]
    [InlineData("""[]""")]
    [InlineData("""{"mine":0}""")]
    [InlineData("""{"mine":"5"}""")]
    [InlineData("""{"reorg":100000}""")]
    [InlineData("""{"claim":{"to":"0x12","amount":"1"}}""")]
    [InlineData("""{"claim":{"to":"0x00000000000000000000000000000000000000aa","amount":"1.5"}}""")]
    [InlineData("""{"claim":{"to":"0x00000000000000000000000000000000000000aa","amount":"-1"}}""")]
    [InlineData("""{"burn":{"from":"0x00000000000000000000000000000000000000aa"}}""")]
    public async Task What_cannot_be_done_says_why_and_does_nothing(string body)
    {
        var before = await ShowAsync();
        using var answer = await worlds.Http.PostAsync(
            new Uri("sim/chain", UriKind.Relative),
            JsonContent.Create(JsonNode.Parse(body)),
            Cancellation
        );

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.NotEmpty((string)(await answer.Content.ReadFromJsonAsync<JsonObject>(Cancellation))!["error"]!);
        Assert.Equal(before.ToJsonString(), (await ShowAsync()).ToJsonString());
    }

    private async Task<JsonObject> ShowAsync() =>
        (await worlds.Http.GetFromJsonAsync<JsonObject>(new Uri("sim/chain", UriKind.Relative), Cancellation))!;

    private async Task<JsonObject> ActAsync(JsonObject body)
    {
        using var answer = await worlds.Http.PostAsJsonAsync(
            new Uri("sim/chain", UriKind.Relative),
            body,
            Cancellation
        );
        answer.EnsureSuccessStatusCode();
        return (await answer.Content.ReadFromJsonAsync<JsonObject>(Cancellation))!;
    }
}

using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Guildhall.Sietch.Chain;
using Guildhall.Sietch.Wallets.Signatures;

namespace Guildhall.Tests.Simulator.Worlds.Chain;

/// <summary>What the local wallet signs, by the product's own eyes; the two have no line in common.</summary>
public class WalletControlTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("A text")]
    [InlineData("")]
    [InlineData("Zwei Zeilen,\nund ein 🐝")]
    public async Task A_wallet_of_the_local_chain_signs_as_personal_sign_does(string text)
    {
        await using var worlds = await LocalWorlds.StartAsync();
        var wallet = (await WalletsAsync(worlds))[3]!;

        var signature = await SignAsync(worlds, (string)wallet["address"]!, text);

        Assert.Equal(
            Address.Parse((string)wallet["address"]!),
            RecoverableSignature.TryRead(Convert.FromHexString(signature[2..]))!.Recover(PersonalMessage.Hash(text))
        );
        Assert.Equal(signature, await SignAsync(worlds, (string)wallet["address"]!, text));
    }

    [Fact]
    public async Task Every_holder_of_the_chain_has_a_wallet_and_a_new_one_has_nothing()
    {
        await using var worlds = await LocalWorlds.StartAsync();
        var chain = (await worlds.Http.GetFromJsonAsync<JsonNode>(worlds.At("sim/chain"), Cancellation))!;
        var holders = chain["holders"]!.AsArray().Select(holder => (string)holder!["address"]!).ToHashSet();

        var wallets = await WalletsAsync(worlds);
        Assert.Equal(holders, wallets.Select(wallet => (string)wallet!["address"]!).ToHashSet());
        Assert.Equal(["1"], wallets.Where((_, i) => i == 11).Select(wallet => (string)wallet!["burned"]!));

        using var made = await worlds.Http.PostAsync(worlds.At("sim/wallets"), null, Cancellation);
        var address = (string)(await made.Content.ReadFromJsonAsync<JsonNode>(Cancellation))!["address"]!;
        Assert.Equal(
            (address, "0"),
            (
                (string)(await WalletsAsync(worlds))[^1]!["address"]!,
                (string)(await WalletsAsync(worlds))[^1]!["claimed"]!
            )
        );
    }

    [Fact]
    public async Task A_wallet_that_is_not_of_this_world_signs_nothing()
    {
        await using var worlds = await LocalWorlds.StartAsync();
        using var answer = await worlds.Http.PostAsJsonAsync(
            worlds.At($"sim/wallets/{Address.Zero}/sign"),
            new { text = "A" },
            Cancellation
        );

        Assert.Equal(404, (int)answer.StatusCode);
    }

    private static async Task<JsonArray> WalletsAsync(LocalWorlds worlds) =>
        (await worlds.Http.GetFromJsonAsync<JsonArray>(worlds.At("sim/wallets"), Cancellation))!;

    private static async Task<string> SignAsync(LocalWorlds worlds, string address, string text)
    {
        using var answer = await worlds.Http.PostAsJsonAsync(
            worlds.At($"sim/wallets/{address}/sign"),
            new { text },
            Cancellation
        );
        return (string)(await answer.Content.ReadFromJsonAsync<JsonNode>(Cancellation))!["signature"]!;
    }
}

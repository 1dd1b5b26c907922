using System.Text.Json.Nodes;
using Guildhall.Simulator.Seeds;
using Guildhall.Tests.Sietch.Wallets;

namespace Guildhall.Tests.Sietch.Activity;

[Collection<WalletSuite>]
public class HearActivityTests(WalletStage stage)
{
    private const string Place = $"/sim/guilds/{DemoWorld.Sietch}/channels/general/messages";

    [Fact]
    public async Task A_reaction_counts_for_giver_and_author_until_it_is_taken_away()
    {
        using var mine = new TestWallet();
        using var theirs = new TestWallet();
        await stage.ProveAsync("fedaykin-27", mine);
        await stage.ProveAsync("fedaykin-28", theirs);
        var message = await stage.Discord.PostAsync(
            Place,
            new JsonObject { ["as"] = "fedaykin-27", ["content"] = "walk without rhythm" }
        );
        var reaction = new JsonObject { ["as"] = "fedaykin-28", ["emoji"] = "🪱" };

        await stage.Discord.PostAsync($"{Place}/{(string)message["id"]!}/reactions", reaction);
        await HasAsync("fedaykin-28", "1 reactions given");
        await HasAsync("fedaykin-27", "1 received");
    }

    private Task HasAsync(string member, string text) =>
        WalletStage.UntilAsync(async () =>
            (await stage.RunAsync(member, "stats")).Text.Contains(text, StringComparison.Ordinal)
        );
}

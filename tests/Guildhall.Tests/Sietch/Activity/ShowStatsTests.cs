using System.Text.Json.Nodes;
using Guildhall.Simulator.Seeds;
using Guildhall.Tests.Sietch.Wallets;

namespace Guildhall.Tests.Sietch.Activity;

[Collection<WalletSuite>]
public class ShowStatsTests(WalletStage stage)
{
    [Fact]
    public async Task Who_is_no_member_is_told_how_to_become_one()
    {
        var answer = await stage.RunAsync("aspirant-3", "stats");

        Assert.True(answer.IsEphemeral);
        Assert.Contains("`/verify`", answer.Text);
        Assert.Contains("`/onboard`", answer.Text);
    }

    [Fact]
    public async Task A_member_sees_what_they_said_and_nobody_else_does()
    {
        await stage.FinishProfileAsync("fedaykin-29");
        await stage.Discord.PostAsync(
            $"/sim/guilds/{DemoWorld.Sietch}/channels/general/messages",
            new JsonObject { ["as"] = "fedaykin-29", ["content"] = "the spice must flow" }
        );

        await WalletStage.UntilAsync(async () =>
            (await stage.RunAsync("fedaykin-29", "stats")).Text.Contains("1 message counted", StringComparison.Ordinal)
        );
        Assert.True((await stage.RunAsync("fedaykin-29", "stats")).IsEphemeral);
    }
}

using Guildhall.Tests.Kit;
using Guildhall.Tests.Sietch.Threshold;
using Guildhall.Tests.Sietch.Wallets;

namespace Guildhall.Tests.Sietch.Alerts;

[Collection<BarSuite>]
public class ToggleAlertsTests(BarStage stage)
{
    [Fact]
    public async Task A_switch_turns_one_off_and_on_and_the_last_one_all()
    {
        using var wallet = new TestWallet();
        await stage.Wallets.ProveAsync("fedaykin-11", wallet);
        var panel = await stage.Wallets.RunAsync("fedaykin-11", "alerts");

        panel = await PressAsync(panel, "Danger: on");
        Assert.Equal(["Place: on", "Danger: off", "Council: on", "Badges: on", "Turn all off"], Labels(panel));
        panel = await PressAsync(panel, "Turn all off");
        Assert.Equal(["Place: off", "Danger: off", "Council: off", "Badges: off", "Turn all on"], Labels(panel));
        panel = await PressAsync(panel, "Turn all on");
        Assert.Equal(["Place: on", "Danger: on", "Council: on", "Badges: on", "Turn all off"], Labels(panel));
    }

    [Fact]
    public async Task An_old_switch_does_what_it_says_and_never_the_opposite()
    {
        using var wallet = new TestWallet();
        await stage.Wallets.ProveAsync("fedaykin-12", wallet);
        var first = await stage.Wallets.RunAsync("fedaykin-12", "alerts");
        var second = await stage.Wallets.RunAsync("fedaykin-12", "alerts");

        foreach (var label in new[] { "Turn all off", "Place: on" })
        {
            await stage.Wallets.UseAsync("fedaykin-12", first, c => (string?)c["label"] == label);
            var again = await stage.Wallets.UseAsync("fedaykin-12", second, c => (string?)c["label"] == label);
            Assert.Equal(["Place: off", "Danger: off", "Council: off", "Badges: off", "Turn all on"], Labels(again));
        }
    }

    private Task<CommandAnswer> PressAsync(CommandAnswer panel, string label) =>
        stage.Wallets.UseAsync("fedaykin-11", panel, c => (string?)c["label"] == label);

    private static IEnumerable<string> Labels(CommandAnswer panel) =>
        WalletStage.Components(panel).Select(c => (string?)c["label"]).OfType<string>();
}

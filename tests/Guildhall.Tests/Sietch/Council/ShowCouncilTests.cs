using Guildhall.Tests.Sietch.Wallets;

namespace Guildhall.Tests.Sietch.Council;

public class ShowCouncilTests
{
    /// <summary>Scenarios 18 and 20, as Discord sees them: two bumps are four role changes; who leaves is followed at once, and
    /// has no seat when they return.</summary>
    [Fact]
    public async Task Seats_give_the_role_are_bumped_left_and_shown_by_nym_alone()
    {
        await using var stage = await CouncilStage.StartAsync();
        var stranger = await stage.RunAsync("guest", "naib overview");
        Assert.True(stranger.IsEphemeral, stranger.Text);
        Assert.Contains("finish the onboarding", stranger.Text, StringComparison.Ordinal);

        await stage.OnboardAsync("fedaykin-1", 5);
        await stage.UntilSeatedAsync("fedaykin-1");
        await stage.OnboardAsync("fedaykin-2", 6);
        await stage.UntilSeatedAsync("fedaykin-1", "fedaykin-2");
        await stage.Roles.UntilHasAsync("fedaykin-1", "naib");
        await stage.Roles.UntilHasAsync("fedaykin-2", "naib");

        await Task.WhenAll(stage.OnboardAsync("fedaykin-3", 8), stage.OnboardAsync("fedaykin-4", 9));
        await stage.Roles.UntilHasAsync("fedaykin-1", "aspirant", "fedaykin");
        await stage.Roles.UntilHasAsync("fedaykin-2", "aspirant", "fedaykin");
        await stage.Roles.UntilHasAsync("fedaykin-3", "naib");
        await stage.Roles.UntilHasAsync("fedaykin-4", "naib");

        await stage.UntilToldAsync("fedaykin-1", "went to a member who holds more");
        await stage.UntilToldAsync("fedaykin-2", "went to a member who holds more");
        await stage.UntilToldAsync("fedaykin-3", "You have a seat");
        await stage.UntilToldAsync("fedaykin-4", "You have a seat");

        await stage.LeaveAsync("fedaykin-4");
        await stage.Roles.UntilHasAsync("fedaykin-2", "naib");
        await stage.ReturnAsync("fedaykin-4");
        await stage.Roles.UntilHasAsync("fedaykin-4", "aspirant", "fedaykin");

        var text = "";
        await WalletStage.UntilAsync(async () =>
        {
            var shown = await stage.RunAsync("fedaykin-1", "naib overview");
            Assert.False(shown.IsEphemeral, shown.Text);
            text = shown.Json["reply"]!["embeds"]![0]!.ToJsonString();
            return text.Contains("Nym-of-fedaykin-2", StringComparison.Ordinal);
        });
        Assert.Contains("Former Naib", text, StringComparison.Ordinal);
        Assert.DoesNotContain("0x", text, StringComparison.Ordinal);
    }
}

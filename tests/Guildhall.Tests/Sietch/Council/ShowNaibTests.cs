namespace Guildhall.Tests.Sietch.Council;

public class ShowNaibTests
{
    [Fact]
    public async Task The_council_is_shown_late_and_an_admin_or_a_returner_does_something_about_it_at_once()
    {
        await using var stage = await CouncilStage.StartAsync();
        await stage.OnboardAsync("fedaykin-5", 5);
        await stage.OnboardAsync("fedaykin-6", 6);
        await stage.UntilSeatedAsync("fedaykin-5", "fedaykin-6");

        var current = Text(await stage.RunAsync("fedaykin-5", "naib current"));
        Assert.Contains("**Nym-of-fedaykin-5**", current, StringComparison.Ordinal);
        Assert.Contains("**Nym-of-fedaykin-6**", current, StringComparison.Ordinal);
        Assert.DoesNotContain("Seat", current, StringComparison.Ordinal);

        var refused = await stage.RunAsync(
            "fedaykin-5",
            "naib unseat",
            ("nym", "nym-of-fedaykin-5"),
            ("reason", "I may not")
        );
        Assert.True(refused.IsEphemeral, refused.Text);
        await stage.UntilSeatedAsync("fedaykin-5", "fedaykin-6");

        // One alone would be known by the role that goes.
        await stage.RunAsync("admin", "naib unseat", ("nym", "nym-of-fedaykin-5"), ("reason", "absent for long"));
        await stage.UntilSeatedAsync("fedaykin-6");
        Assert.Equal(current, Text(await stage.RunAsync("fedaykin-6", "naib current")));
        var former = Text(await stage.RunAsync("fedaykin-6", "naib former"));
        Assert.Equal("Nobody is shown as former yet.", former);
        Assert.Contains(
            "An admin has taken your seat",
            (await stage.RunAsync("fedaykin-5", "naib stand")).Text,
            StringComparison.Ordinal
        );

        await stage.RunAsync("admin", "naib unseat", ("nym", "nym-of-fedaykin-6"), ("reason", "absent too"));
        await stage.UntilSeatedAsync();
        former = Text(await stage.RunAsync("fedaykin-6", "naib former"));
        Assert.Contains("Nym-of-fedaykin-5", former, StringComparison.Ordinal);
        Assert.Contains("Nym-of-fedaykin-6", former, StringComparison.Ordinal);
        Assert.Equal("Vacant or changing hands: 2.", Text(await stage.RunAsync("fedaykin-6", "naib current")));
    }

    private static string Text(Kit.CommandAnswer answer) =>
        answer.Json["reply"]!["embeds"]![0]!["description"]!.ToString();
}

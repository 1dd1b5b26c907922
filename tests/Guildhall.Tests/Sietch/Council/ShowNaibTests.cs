namespace Guildhall.Tests.Sietch.Council;

public class ShowNaibTests
{
    [Fact]
    public async Task The_seats_the_former_and_what_an_admin_or_a_returner_does_about_them()
    {
        await using var stage = await CouncilStage.StartAsync();
        await stage.OnboardAsync("fedaykin-5", 5);
        await stage.UntilSeatedAsync("fedaykin-5");

        var current = Text(await stage.RunAsync("fedaykin-5", "naib current"));
        Assert.Contains("Seat 1: **Nym-of-fedaykin-5**", current, StringComparison.Ordinal);
        Assert.Contains("Vacant: 1.", current, StringComparison.Ordinal);

        var refused = await stage.RunAsync(
            "fedaykin-5",
            "naib unseat",
            ("nym", "nym-of-fedaykin-5"),
            ("reason", "I may not")
        );
        Assert.True(refused.IsEphemeral, refused.Text);
        await stage.UntilSeatedAsync("fedaykin-5");

        await stage.RunAsync("admin", "naib unseat", ("nym", "nym-of-fedaykin-5"), ("reason", "absent for long"));
        await stage.UntilSeatedAsync();
        Assert.Contains(
            "Nym-of-fedaykin-5",
            Text(await stage.RunAsync("fedaykin-5", "naib former")),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "Nothing keeps you",
            (await stage.RunAsync("fedaykin-5", "naib stand")).Text,
            StringComparison.Ordinal
        );
    }

    private static string Text(Kit.CommandAnswer answer) =>
        answer.Json["reply"]!["embeds"]![0]!["description"]!.ToString();
}

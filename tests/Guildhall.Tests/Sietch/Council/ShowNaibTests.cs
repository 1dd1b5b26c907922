using Guildhall.Tests.Sietch.Wallets;

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

        var current = await UntilAsync(stage, "fedaykin-5", "naib current", "**Nym-of-fedaykin-5**");
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

        var nothing = await stage.RunAsync(
            "admin",
            "naib unseat",
            ("nym", "nym-of-fedaykin-5"),
            ("reason", "for no time"),
            ("days", "0")
        );
        Assert.Contains("1 to 365 are", nothing.Refusal, StringComparison.Ordinal);
        Assert.Contains(
            "sit in the council already, on seat",
            (await stage.RunAsync("fedaykin-5", "naib stand")).Refusal
        );

        // One alone would be known by the role that goes.
        await stage.RunAsync("admin", "naib unseat", ("nym", "nym-of-fedaykin-5"), ("reason", "absent [for](x) long"));
        await stage.UntilSeatedAsync("fedaykin-6");
        await stage.UntilToldAsync("fedaykin-5", "Their reason: absent \\[for\\](x) long");
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
        former = await UntilAsync(stage, "fedaykin-6", "naib former", "Nym-of-fedaykin-5");
        Assert.Contains("Nym-of-fedaykin-6", former, StringComparison.Ordinal);
        Assert.Equal("Vacant or changing hands: 2.", Text(await stage.RunAsync("fedaykin-6", "naib current")));
    }

    /// <summary>The comparison of roles that settles the seats brings the edition too.</summary>
    private static async Task<string> UntilAsync(CouncilStage stage, string member, string command, string part)
    {
        var text = "";
        await WalletStage.UntilAsync(async () =>
            (text = Text(await stage.RunAsync(member, command))).Contains(part, StringComparison.Ordinal)
        );
        return text;
    }

    private static string Text(Kit.CommandAnswer answer) =>
        answer.Json["reply"]!["embeds"]![0]!["description"]!.ToString();
}

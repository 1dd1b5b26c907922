using Guildhall.Sietch.Eligibility;

namespace Guildhall.Tests.Sietch.Members.Directory;

[Collection<MemberSuite>]
public class TurnDirectoryTests(MemberStage stage)
{
    [Fact]
    public async Task A_filter_shows_those_alone_that_fit()
    {
        var member = await stage.OnboardAsync("AAB-Sardaukar", Tier.Naib);
        await stage.OnboardAsync("AAB-Sandworm");
        var shown = await stage.RunAsync(member, "directory");

        shown = await stage.Wallets.UseAsync(
            member.Name,
            shown,
            c => c["custom_id"]!.ToString().Contains("tier:"),
            "Naib"
        );

        Assert.Contains("AAB-Sardaukar", shown.Text);
        Assert.DoesNotContain("AAB-Sandworm", shown.Text);
    }
}

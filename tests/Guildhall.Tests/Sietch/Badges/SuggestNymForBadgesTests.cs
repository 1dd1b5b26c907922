using Guildhall.Tests.Sietch.Members;

namespace Guildhall.Tests.Sietch.Badges;

[Collection<MemberSuite>]
public class SuggestNymForBadgesTests(MemberStage stage)
{
    [Fact]
    public async Task A_part_of_a_nym_finds_it()
    {
        var nym = "Seen-In-ForBadges"[..Math.Min(20, "Seen-In-ForBadges".Length)];
        await stage.OnboardAsync(nym);

        Assert.Contains(nym, await stage.CompleteAsync("admin", "badges", "nym", nym[2..].ToUpperInvariant()));
    }
}

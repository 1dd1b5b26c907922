using Guildhall.Tests.Sietch.Members;

namespace Guildhall.Tests.Sietch.Badges;

[Collection<MemberSuite>]
public class SuggestNymToAwardTests(MemberStage stage)
{
    [Fact]
    public async Task A_part_of_a_nym_finds_it()
    {
        var nym = "Seen-In-ToAward"[..Math.Min(20, "Seen-In-ToAward".Length)];
        await stage.OnboardAsync(nym);

        Assert.Contains(
            nym,
            await stage.CompleteAsync("admin", "admin-badge award", "nym", nym[2..].ToUpperInvariant())
        );
    }
}

using Guildhall.Tests.Sietch.Members;

namespace Guildhall.Tests.Sietch.Badges;

[Collection<MemberSuite>]
public class SuggestNymToRevokeTests(MemberStage stage)
{
    [Fact]
    public async Task A_part_of_a_nym_finds_it()
    {
        var nym = "Seen-In-ToRevoke"[..Math.Min(20, "Seen-In-ToRevoke".Length)];
        await stage.OnboardAsync(nym);

        Assert.Contains(
            nym,
            await stage.CompleteAsync("admin", "admin-badge revoke", "nym", nym[2..].ToUpperInvariant())
        );
    }
}

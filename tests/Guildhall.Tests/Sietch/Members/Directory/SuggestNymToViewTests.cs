namespace Guildhall.Tests.Sietch.Members.Directory;

[Collection<MemberSuite>]
public class SuggestNymToViewTests(MemberStage stage)
{
    [Fact]
    public async Task A_part_of_a_nym_finds_it_and_a_character_of_a_pattern_nothing()
    {
        await stage.OnboardAsync("Duncan_Idaho");

        Assert.Contains("Duncan_Idaho", await stage.CompleteAsync("guest", "profile view", "nym", "can_ID"));
        Assert.Empty(await stage.CompleteAsync("guest", "profile view", "nym", "%"));
    }
}

namespace Guildhall.Tests.Aegis.Access;

public class SuggestRightTests(AegisFixture fixture) : IClassFixture<AegisFixture>
{
    [Theory]
    [InlineData("mod:ba", "mod:ban")]
    [InlineData("SETTINGS", "settings:edit,settings:view,settings:*")]
    [InlineData("nonsense", "")]
    public async Task Rights_are_offered_by_a_part_of_their_name(string typed, string expected) =>
        Assert.Equal(
            expected,
            string.Join(',', await fixture.Service.CompleteAsync("permissions grant", "right", ("right", typed)))
        );
}

namespace Guildhall.Tests.Aegis.Settings;

public class SuggestSettingValueTests(AegisFixture fixture) : IClassFixture<AegisFixture>
{
    [Theory]
    [InlineData("points.decay", "", "none,fixed-age,half-life,default")]
    [InlineData("points.decay", "HALF", "HALF,half-life")]
    [InlineData("general.publicReplies", "o", "o,on,off")]
    [InlineData("nonsense", "o", "")]
    public async Task What_the_setting_may_be_is_offered(string name, string typed, string expected) =>
        Assert.Equal(
            expected,
            string.Join(
                ',',
                await fixture.Service.CompleteAsync("settings set", "value", ("name", name), ("value", typed))
            )
        );
}

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

    [Fact]
    public async Task Channels_and_roles_are_offered_by_name_to_those_who_may_set_them()
    {
        var channels = await fixture.Service.CompleteAsync(
            "settings set",
            "value",
            ("name", "modLog.channel"),
            ("value", "mod-l")
        );
        var roles = await fixture.Service.CompleteAsync(
            "settings set",
            "value",
            ("name", "general.alertRole"),
            ("value", "moder")
        );

        Assert.Equal(["mod-l", "#mod-log"], channels);
        Assert.Contains("@moderator", roles);
    }
}

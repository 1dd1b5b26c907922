namespace Guildhall.Tests.Aegis.Settings;

public class SuggestSettingToShowTests(AegisFixture fixture) : IClassFixture<AegisFixture>
{
    [Fact]
    public async Task Sections_come_before_their_settings()
    {
        var offered = await fixture.Service.CompleteAsync("settings show", "name", ("name", "welcome"));

        Assert.Equal("welcome", offered[0]);
        Assert.Contains("welcome.channel", offered);
    }
}

namespace Guildhall.Tests.Aegis.Settings;

public class DiffSettingsTests(AegisFixture fixture) : IClassFixture<AegisFixture>
{
    [Fact]
    public async Task Two_versions_are_compared_setting_by_setting()
    {
        await fixture.Service.RunAsync("owner", "settings set", ("name", "points.warn"), ("value", "2"));
        await fixture.Service.RunAsync("owner", "settings set", ("name", "points.warn"), ("value", "5"));
        await fixture.Service.RunAsync("owner", "settings set", ("name", "raids.response"), ("value", "kick"));

        var since = await fixture.Service.RunAsync("owner", "settings diff", ("from", "0"));
        var between = await fixture.Service.RunAsync("owner", "settings diff", ("from", "1"), ("to", "2"));
        var same = await fixture.Service.RunAsync("owner", "settings diff", ("from", "3"));

        Assert.Equal(["`points.warn`: 1 → 5", "`raids.response`: hold → kick"], since.Description.Split('\n'));
        Assert.Equal("`points.warn`: 2 → 5", between.Description);
        Assert.Equal("Nothing differs.", same.Description);
    }

    [Theory]
    [InlineData("99")]
    [InlineData("-1")]
    public async Task A_version_that_there_never_was_is_refused(string version) =>
        Assert.Contains(
            $"There is no version {version}",
            (await fixture.Service.RunAsync("owner", "settings diff", ("from", version))).Refusal,
            StringComparison.Ordinal
        );
}

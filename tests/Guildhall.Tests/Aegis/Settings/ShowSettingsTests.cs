namespace Guildhall.Tests.Aegis.Settings;

public class ShowSettingsTests(AegisFixture fixture) : IClassFixture<AegisFixture>
{
    [Fact]
    public async Task One_setting_is_explained()
    {
        var answer = await fixture.Service.RunAsync("owner", "settings show", ("name", "moderation.deleteOnBan"));

        Assert.True(answer.IsEphemeral);
        Assert.Equal("moderation.deleteOnBan", answer.Title);
        Assert.Contains("Now: 0s", answer.Description, StringComparison.Ordinal);
        Assert.Contains("up to 7d", answer.Description, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("raids", "`raids.window`: 10s")]
    [InlineData("REQUIREREASON", "`requireReason.warn`: on")]
    public async Task A_section_is_listed(string name, string line)
    {
        var answer = await fixture.Service.RunAsync("owner", "settings show", ("name", name));

        Assert.Contains(line, answer.Description, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_name_it_lists_what_was_changed()
    {
        await fixture.Service.RunAsync("owner", "settings set", ("name", "points.warn"), ("value", "2"));

        var answer = await fixture.Service.RunAsync("owner", "settings show");

        Assert.Contains("`points.warn`: 2", answer.Description, StringComparison.Ordinal);
        Assert.DoesNotContain("`raids.window`", answer.Description, StringComparison.Ordinal);
        Assert.Contains("Sections: general, modLog", answer.Description, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unknown_name_is_refused() =>
        Assert.Contains(
            "There is no setting",
            (await fixture.Service.RunAsync("owner", "settings show", ("name", "nonsense"))).Refusal,
            StringComparison.Ordinal
        );
}

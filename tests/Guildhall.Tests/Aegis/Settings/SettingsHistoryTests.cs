namespace Guildhall.Tests.Aegis.Settings;

public class SettingsHistoryTests(AegisFixture fixture) : IClassFixture<AegisFixture>
{
    [Fact]
    public async Task Every_change_is_listed_with_who_made_it_newest_first()
    {
        var empty = await fixture.Service.RunAsync("owner", "settings history");
        await fixture.Service.RunAsync("owner", "settings set", ("name", "points.warn"), ("value", "2"));
        await fixture.Service.RunAsync("owner", "settings set", ("name", "appeals.maximum"), ("value", "3"));

        var answer = await fixture.Service.RunAsync("owner", "settings history");
        var older = await fixture.Service.RunAsync("owner", "settings history", ("before", "2"));

        Assert.Contains("as by default", empty.Description, StringComparison.Ordinal);
        var lines = answer.Description.Split('\n');
        Assert.Equal(2, lines.Length);
        Assert.StartsWith("**2**", lines[0], StringComparison.Ordinal);
        Assert.EndsWith("set appeals.maximum", lines[0], StringComparison.Ordinal);
        Assert.Contains($"<@{await fixture.Service.MemberAsync("owner")}>", lines[1], StringComparison.Ordinal);
        Assert.DoesNotContain("**2**", older.Description, StringComparison.Ordinal);
    }
}

using System.Text.Json.Nodes;
using Guildhall.Aegis.Settings;
using Guildhall.Tests.Kit;

namespace Guildhall.Tests.Aegis.Settings;

public class ImportSettingsTests(AegisFixture fixture) : IClassFixture<AegisFixture>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_a_file_has_is_taken_and_the_rest_stays()
    {
        await fixture.Service.RunAsync("owner", "settings set", ("name", "points.warn"), ("value", "4"));

        var answer = await ImportAsync("""{"raids":{"watchJoins":5,"raidJoins":9},"points":{"decay":"half-life"}}""");

        Assert.Equal("3 settings changed", answer.Title);
        var settings = await fixture.Service.Get<GuildSettingsBook>().GetAsync(AegisService.Guild, Cancellation);
        Assert.Equal((5, 9, 4, PointDecay.HalfLife), Facts(settings));
    }

    [Fact]
    public async Task One_fault_is_enough_to_change_nothing_and_all_faults_are_listed()
    {
        var before = await fixture.Service.Get<GuildSettingsBook>().ReadAsync(AegisService.Guild, Cancellation);

        var answer = await ImportAsync("""{"points":{"warn":-1},"raid":{},"appeals":{"maximum":3,"votes":"two"}}""");

        Assert.Contains("`points.warn`", answer.Refusal, StringComparison.Ordinal);
        Assert.Contains("`raid`", answer.Refusal, StringComparison.Ordinal);
        Assert.Contains("`appeals.votes`", answer.Refusal, StringComparison.Ordinal);
        var after = await fixture.Service.Get<GuildSettingsBook>().ReadAsync(AegisService.Guild, Cancellation);
        Assert.Equal(before.Version, after.Version);
    }

    [Theory]
    [InlineData("not json", "is not JSON")]
    [InlineData(" ", "There is nothing in this file")]
    [InlineData("PK\u0003\u0004\u0014", "This file is a ZIP archive")]
    [InlineData("""{"points":{"warn":1},,}""", "Line 1, byte 22")]
    [InlineData("""{"points":{"ladder":[{"points":3}]}}""", "Right would be, for `points.ladder`: `[{")]
    [InlineData("[1]", "Expected an object")]
    [InlineData("""{"modLog":{"channel":"123456789012345678"}}""", "no channel 123456789012345678")]
    public async Task What_is_no_settings_file_of_this_server_is_refused(string text, string reason) =>
        Assert.Contains(reason, (await ImportAsync(text)).Refusal, StringComparison.Ordinal);

    [Fact]
    public async Task A_file_that_is_too_large_is_refused() =>
        Assert.Contains(
            "256 KiB",
            (await ImportAsync(new string(' ', 300_000) + "{}")).Refusal,
            StringComparison.Ordinal
        );

    private Task<CommandAnswer> ImportAsync(string text) =>
        fixture.Service.RunAsync(
            "owner",
            "settings import",
            new JsonObject { ["file"] = AegisWorld.File("settings.json", text) }
        );

    private static (int, int, int, PointDecay) Facts(GuildSettings settings) =>
        (settings.Raids.WatchJoins, settings.Raids.RaidJoins, settings.Points.Warn, settings.Points.Decay);
}

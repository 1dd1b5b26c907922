namespace Guildhall.Tests.Aegis.Settings;

public class SuggestSettingTests(AegisFixture fixture) : IClassFixture<AegisFixture>
{
    [Theory]
    [InlineData(
        "modlog.",
        "modLog.channel,modLog.notes,modLog.handMadeActions,modLog.handMadeRoles,modLog.batchCases,modLog.askForReason"
    )]
    [InlineData("ladder", "points.ladder,points.countManualWarns")]
    [InlineData("half-life", "points.decayTime")]
    [InlineData("nonsense", "")]
    public async Task Settings_are_offered_by_name_and_by_what_they_are_about(string typed, string expected) =>
        Assert.Equal(
            expected,
            string.Join(',', await fixture.Service.CompleteAsync("settings set", "name", ("name", typed)))
        );

    [Fact]
    public async Task Nothing_typed_offers_as_many_as_discord_shows() =>
        Assert.Equal(25, (await fixture.Service.CompleteAsync("settings set", "name", ("name", ""))).Count);
}

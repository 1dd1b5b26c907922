namespace Guildhall.EndToEnd.Peers;

/// <summary>discord.js, unmodified, takes the simulator for Discord.</summary>
public class DiscordJsTests(PeerTour tour) : IClassFixture<PeerTour>
{
    public static TheoryData<string> Steps => PeerScripts.StepsOf("discordjs");

    [Theory]
    [MemberData(nameof(Steps))]
    public Task It_is_at_home(string step) => tour.AssertAsync("discordjs", "none", step);

    [Fact]
    public Task Every_step_is_taken_once_and_every_answer_is_as_described() =>
        tour.AssertAsync("discordjs", "none", null);
}

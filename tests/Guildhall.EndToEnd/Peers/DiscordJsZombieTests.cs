namespace Guildhall.EndToEnd.Peers;

/// <summary>discord.js on a line that goes dead without a word; the heartbeat is short, so that it notices soon.</summary>
public class DiscordJsZombieTests(PeerTour tour) : IClassFixture<PeerTour>
{
    private static readonly TimeSpan Heartbeat = TimeSpan.FromSeconds(2);

    public static TheoryData<string> Steps => PeerScripts.StepsOf("zombie");

    [Theory]
    [MemberData(nameof(Steps))]
    public Task It_notices(string step) => tour.AssertAsync("zombie", "none", step, Heartbeat);
}

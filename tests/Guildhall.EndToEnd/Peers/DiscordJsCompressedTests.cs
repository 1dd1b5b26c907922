namespace Guildhall.EndToEnd.Peers;

/// <summary>The same tour over a gateway that is one zlib stream, read by zlib-sync.</summary>
public class DiscordJsCompressedTests(PeerTour tour) : IClassFixture<PeerTour>
{
    public static TheoryData<string> Steps => PeerScripts.StepsOf("discordjs");

    [Theory]
    [MemberData(nameof(Steps))]
    public Task It_is_at_home(string step) => tour.AssertAsync("discordjs", "zlib-stream", step);

    [Fact]
    public Task Every_step_is_taken_once_and_every_answer_is_as_described() =>
        tour.AssertAsync("discordjs", "zlib-stream", null);
}

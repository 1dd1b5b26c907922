namespace Guildhall.EndToEnd.Peers;

/// <summary>A second opinion: oceanic.js, with stricter models, over a line that Node's own zlib inflates.</summary>
public class OceanicJsTests(PeerTour tour) : IClassFixture<PeerTour>
{
    public static TheoryData<string> Steps => PeerScripts.StepsOf("oceanic");

    [Theory]
    [MemberData(nameof(Steps))]
    public Task It_is_at_home(string step) => tour.AssertAsync("oceanic", "zlib-native", step);

    [Fact]
    public Task Every_step_is_taken_once_and_every_answer_is_as_described() =>
        tour.AssertAsync("oceanic", "zlib-native", null);
}

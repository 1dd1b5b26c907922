using Guildhall.Sietch.Members.Directory;

namespace Guildhall.Tests.Sietch.Members.Directory;

public class LeaderboardTests
{
    [Fact]
    public void The_most_badges_come_first_and_equals_by_nym()
    {
        var order = Leaderboard.Order([
            DirectoryQueryTests.Entry("third"),
            DirectoryQueryTests.Entry("second", badges: 2),
            DirectoryQueryTests.Entry("First"),
        ]);

        Assert.Equal(["second", "First", "third"], order.Select(entry => entry.Nym));
        Assert.Equal(3, Leaderboard.PlaceOf(order, new("third")));
        Assert.Null(Leaderboard.PlaceOf(order, new("nobody")));
        Assert.StartsWith("🥇 **second**", Leaderboard.LineOf(1, order[0]));
    }

    [Fact]
    public void A_nym_is_shown_letter_by_letter() =>
        Assert.StartsWith("4. **A\\_\\_b\\_\\_c** ·", Leaderboard.LineOf(4, DirectoryQueryTests.Entry("A__b__c")));
}

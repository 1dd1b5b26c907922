using Guildhall.Sietch.Alerts;
using Guildhall.Sietch.Eligibility;

namespace Guildhall.Tests.Sietch.Alerts;

public class StandingTextTests
{
    [Theory]
    [InlineData("Left", "None", true)]
    [InlineData("Left", "Waiting", true)]
    [InlineData("Left", "Fedaykin", false)]
    [InlineData("Returned", "Fedaykin", true)]
    [InlineData("Returned", "Naib", true)]
    [InlineData("Returned", "Waiting", false)]
    [InlineData("Rose", "Naib", true)]
    [InlineData("Rose", "Fedaykin", false)]
    [InlineData("Fell", "Fedaykin", true)]
    [InlineData("Fell", "Naib", false)]
    [InlineData("Fell", "None", false)]
    public void What_was_undone_before_it_was_told_is_no_news(string kind, string tier, bool expected) =>
        Assert.Equal(expected, StandingText.IsTrue(Enum.Parse<AlertKind>(kind), Enum.Parse<Tier>(tier)));
}

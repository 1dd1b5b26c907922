using Guildhall.Sietch.Council;

namespace Guildhall.Tests.Sietch.Council;

public class StandForSeatTests
{
    // What it does is in SettleCouncilTests.
    [Fact]
    public void It_is_between_the_member_and_the_program() =>
        Assert.Equal(("naib stand", true, (string?)null), ShowFormerNaibTests.Of(StandForSeat.Spec));
}

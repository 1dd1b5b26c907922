using Guildhall.Sietch.Eligibility;

namespace Guildhall.Tests.Sietch.Eligibility;

public class SanityBrakeTests
{
    [Theory]
    [InlineData(69, 69, 0, false)]
    [InlineData(69, 69, 10, false)]
    [InlineData(69, 69, 11, true)]
    [InlineData(20, 20, 6, false)]
    [InlineData(20, 20, 7, true)]
    [InlineData(69, 0, 69, true)]
    [InlineData(0, 0, 0, true)]
    [InlineData(0, 69, 0, false)]
    public void What_is_too_much_at_once_is_held(int before, int after, int leaving, bool isHeld) =>
        Assert.Equal(isHeld, new SanityBrake().Check(before, after, leaving) is not null);
}

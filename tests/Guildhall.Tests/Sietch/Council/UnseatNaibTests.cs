using Guildhall.Sietch.Council;

namespace Guildhall.Tests.Sietch.Council;

public class UnseatNaibTests
{
    // What it does is in SettleCouncilTests and ShowNaibTests.
    [Fact]
    public void It_takes_the_admins_permission_by_the_program_itself() =>
        Assert.Equal(("naib unseat", true, "sietch.admin"), ShowFormerNaibTests.Of(UnseatNaib.Spec));
}

using System.Net;
using Guildhall.Sietch.Gating;

namespace Guildhall.Tests.Sietch.Gating;

public class RateNameTests
{
    [Theory]
    [InlineData("2001:db8:1:2::1", "2001:db8:1:2:ffff::9", true)]
    [InlineData("2001:db8:1:2::1", "2001:db8:1:3::1", false)]
    [InlineData("10.0.0.1", "10.0.0.2", false)]
    [InlineData("::ffff:10.0.0.1", "::ffff:10.0.0.2", false)]
    public void Addresses_of_one_network_of_sixty_four_bits_are_counted_as_one(string one, string other, bool isOne) =>
        Assert.Equal(
            isOne,
            RateName.Of(RateKind.Call, IPAddress.Parse(one)) == RateName.Of(RateKind.Call, IPAddress.Parse(other))
        );
}

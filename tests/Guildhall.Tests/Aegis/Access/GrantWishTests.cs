using Guildhall.Aegis.Access;

namespace Guildhall.Tests.Aegis.Access;

public class GrantWishTests
{
    [Theory]
    [InlineData("role", "tickets:transcripts", 0)]
    [InlineData("user", "mod:*", 1_900_000_000)]
    public void What_is_wished_comes_back_from_a_button_and_fits_it(string kind, string right, long end)
    {
        var wish = new GrantWish(
            new(kind, new(18_446_744_073_709_551_615)),
            right,
            end == 0 ? null : DateTimeOffset.FromUnixTimeSeconds(end)
        );

        Assert.Equal(wish, GrantWish.Read(wish.Write()));
        Assert.InRange(wish.Write().Length, 1, 76 - "grant.first".Length);
    }
}

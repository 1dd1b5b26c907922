using Guildhall.Aegis.Privacy;

namespace Guildhall.Tests.Aegis.Privacy;

public class PseudonymsTests
{
    [Fact]
    public void The_same_person_is_always_the_same_number_and_no_real_id()
    {
        var pseudonyms = new Pseudonyms(new byte[32]);

        Assert.Equal(pseudonyms.Of(new(42)), new Pseudonyms(new byte[32]).Of(new(42)));
        Assert.NotEqual(pseudonyms.Of(new(42)), pseudonyms.Of(new(43)));
        Assert.True(Pseudonyms.IsOne(pseudonyms.Of(new(42))));
        Assert.False(Pseudonyms.IsOne(new(1_325_000_000_000_000_001)));
        Assert.True(pseudonyms.Of(new(42)).Value <= long.MaxValue);
    }

    [Fact]
    public void Another_key_gives_another_number()
    {
        var other = new byte[32];
        other[0] = 1;

        Assert.NotEqual(new Pseudonyms(new byte[32]).Of(new(42)), new Pseudonyms(other).Of(new(42)));
    }
}

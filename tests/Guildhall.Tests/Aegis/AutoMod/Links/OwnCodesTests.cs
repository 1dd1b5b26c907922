using Guildhall.Aegis.AutoMod.Links;

namespace Guildhall.Tests.Aegis.AutoMod.Links;

public class OwnCodesTests
{
    [Fact]
    public void Codes_are_told_apart_by_case_and_a_vanity_address_is_not()
    {
        var codes = new OwnCodes { Vanity = "OurPlace" };
        codes.Replace(["AbCd"]);

        Assert.True(codes.Contains("AbCd"));
        Assert.False(codes.Contains("abcd"));
        Assert.True(codes.Contains("ourplace"));
        Assert.False(new OwnCodes().Contains(""));
    }

    [Fact]
    public void A_guild_that_may_not_be_read_is_asked_again_later_and_once_at_a_time()
    {
        var now = DateTimeOffset.UnixEpoch;
        var codes = new OwnCodes();

        Assert.True(codes.TryAsk());
        Assert.False(codes.TryAsk());
        codes.Refused(now.AddHours(1));
        Assert.False(codes.IsStale(now));
        Assert.True(codes.IsStale(now.AddHours(1)));
        codes.Replace([]);
        Assert.False(codes.IsStale(now.AddDays(1)));
    }
}

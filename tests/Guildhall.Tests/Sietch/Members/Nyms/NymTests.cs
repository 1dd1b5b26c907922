using Guildhall.Sietch.Members.Nyms;

namespace Guildhall.Tests.Sietch.Members.Nyms;

public class NymTests
{
    private static readonly IReadOnlySet<string> nobodys = Nym.NamesOf("(a place without a name)");

    [Theory]
    [InlineData("Usul")]
    [InlineData("a-b_c")]
    [InlineData("x1z")]
    [InlineData("Fedayeen-of-the-sand")]
    [InlineData("Usul-10191")]
    [InlineData("Decade")]
    [InlineData("Botanists")]
    [InlineData("Modesty")]
    [InlineData("Supporter")]
    [InlineData("Botanist")]
    public void A_nym_that_is_nobody_elses_word_may_be_used(string nym) => Assert.Null(Nym.Check(nym, nobodys));

    [Theory]
    [InlineData("HoneyJar", false)]
    [InlineData("The-H0ney-Jar", false)]
    [InlineData("honey_jar_2", false)]
    [InlineData("Honeybee", true)]
    public void Nobody_speaks_in_the_communitys_name(string nym, bool mayBe) =>
        Assert.Equal(mayBe, Nym.Check(nym, Nym.NamesOf("The Honey Jar (demo)")) is null);

    [Theory]
    [InlineData("ab", "sietch.nym_length")]
    [InlineData("123456789012345678901", "sietch.nym_length")]
    [InlineData("", "sietch.nym_length")]
    [InlineData("with space", "sietch.nym_characters")]
    [InlineData("dot.dot", "sietch.nym_characters")]
    [InlineData("Usül", "sietch.nym_characters")]
    [InlineData("Аdmin", "sietch.nym_characters")] // A Cyrillic letter.
    [InlineData("Usul\n", "sietch.nym_characters")]
    [InlineData("١٢٣", "sietch.nym_characters")]
    [InlineData("-usul", "sietch.nym_ends")]
    [InlineData("usul_", "sietch.nym_ends")]
    [InlineData("admin", "sietch.nym_reserved")]
    [InlineData("ADMIN", "sietch.nym_reserved")]
    [InlineData("a_d-m_i-n", "sietch.nym_reserved")]
    [InlineData("Adm1n", "sietch.nym_reserved")]
    [InlineData("adrnin", "sietch.nym_reserved")]
    [InlineData("0fficia1", "sietch.nym_reserved")]
    [InlineData("m0d3rat0r", "sietch.nym_reserved")]
    [InlineData("officiaI", "sietch.nym_reserved")]
    [InlineData("Support_24", "sietch.nym_reserved")]
    [InlineData("muad-dib", "sietch.nym_reserved")]
    [InlineData("N4ib", "sietch.nym_reserved")]
    [InlineData("Moderators", "sietch.nym_reserved")]
    [InlineData("the-admin", "sietch.nym_reserved")]
    [InlineData("Council_of_Dune", "sietch.nym_reserved")]
    [InlineData("WalletSupport", "sietch.nym_reserved")]
    [InlineData("walletsupport2", "sietch.nym_reserved")]
    [InlineData("HoneyTreasury", "sietch.nym_reserved")]
    [InlineData("TheBot", "sietch.nym_reserved")]
    [InlineData("0x87Fd360c2A8400e7C", "sietch.nym_leads")]
    [InlineData("my-0x87Fd", "sietch.nym_leads")]
    [InlineData("87Fd360c2A84", "sietch.nym_leads")]
    [InlineData("1325000000008388714", "sietch.nym_leads")]
    public void A_nym_that_is_none_is_refused_with_what_is_wrong(string nym, string code) =>
        Assert.Equal(code, Nym.Check(nym, nobodys)?.Code);

    [Fact]
    public void What_chance_chooses_may_always_be_used()
    {
        var nyms = Enumerable.Range(0, 2000).Select(_ => RandomNym.New()).ToList();

        Assert.All(nyms, nym => Assert.Null(Nym.Check(nym, nobodys)));
        Assert.InRange(nyms.Distinct().Count(), 1900, 2000);
    }
}

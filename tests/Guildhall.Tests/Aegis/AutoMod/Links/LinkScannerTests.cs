using Guildhall.Aegis.AutoMod.Links;

namespace Guildhall.Tests.Aegis.AutoMod.Links;

public class LinkScannerTests
{
    [Theory]
    [InlineData("https://evil.tld/x")]
    [InlineData("see http://sub.evil.tld.")]
    [InlineData("hxxps://evil[.]tld/x")]
    [InlineData("https://good.com@evil.tld/")]
    [InlineData("https://evil.tld:8443/?youtube.com")]
    [InlineData("https://EVIL.TLD")]
    [InlineData("https://evil.tld./")]
    [InlineData("https://ev%69l.tld/")]
    [InlineData("[click here](https://evil.tld)")]
    [InlineData("[https://good.com](https://evil.tld)")]
    [InlineData("<https://evil.tld>")]
    [InlineData("||https://evil.tld||")]
    [InlineData("https://ev\u200Bil.tld")]
    [InlineData("https://evil。tld")]
    [InlineData("ｈｔｔｐｓ：／／ｅｖｉｌ．ｔｌｄ")]
    [InlineData("https://www.google.com/url?q=https%3A%2F%2Fevil.tld%2Fx")]
    [InlineData("https://www.google.com/url?q=evil.tld/x", false)]
    [InlineData("https://steamcommunity.com/linkfilter/?url=https://evil.tld")]
    [InlineData("https:\\\\evil.tld\\x")]
    [InlineData("evil.tld/path")]
    [InlineData("evil.tld")]
    [InlineData("evil%2Etld/x")]
    [InlineData("evil%2etld%2Fx")]
    [InlineData("https://evil.tld%2Fx")]
    [InlineData("100%2E5 of it", false)]
    [InlineData("https://notevil.tld", false)]
    [InlineData("https://evil.tld.good.com", false)]
    [InlineData("https://good.com/evil.tld", false)]
    [InlineData("https://good.com/?evil.tld", false)]
    [InlineData("evil. tld", false)]
    public void A_denied_domain_is_known_label_by_label(string text, bool isFound = true) =>
        Assert.Equal(isFound, RuleKit.Of("""{"links":{"deny":["evil.tld"]}}""").Catches(text));

    [Theory]
    [InlineData("https://youtube.com/watch?v=1", false)]
    [InlineData("https://www.youtube.com", false)]
    [InlineData("https://github.com/guildhall/x", false)]
    [InlineData("https://github.com/other", true)]
    [InlineData("https://evil.tld/?youtube.com", true)]
    [InlineData("https://youtube.com.evil.tld", true)]
    [InlineData("https://notyoutube.com", true)]
    [InlineData("https://youtube.com@evil.tld", true)]
    [InlineData("example.com", true)]
    [InlineData("I like node.js, README.md, e.g.this, 3.14 and 1.2.3.4", false)]
    [InlineData("well...yes.no", false)]
    public void Only_allowed_domains_pass_where_no_others_may(string text, bool isFound) =>
        Assert.Equal(
            isFound,
            RuleKit.Of("""{"links":{"allow":["youtube.com","github.com/guildhall"]}}""").Catches(text)
        );

    [Theory]
    [InlineData("https://dіscord.com/gift", true)]
    [InlineData("https://xn--dscord-q2e.com", true)]
    [InlineData("https://disc0rd.com", true)]
    [InlineData("https://dlscord.com", true)]
    [InlineData("https://discorcl.com", true)]
    [InlineData("https://discrod.com", true)]
    [InlineData("https://discord-nitro.ru", true)]
    [InlineData("https://steamcomrnunity.com", true)]
    [InlineData("https://discord.com/channels", false)]
    [InlineData("https://cdn.discordapp.com/x.png", false)]
    [InlineData("https://support.discord.com", false)]
    [InlineData("https://www.paypal.com", false)]
    [InlineData("https://concord.com", false)]
    [InlineData("https://example.com", false)]
    public void Hosts_that_look_like_well_known_ones_are_impostors(string text, bool isFound) =>
        Assert.Equal(isFound, RuleKit.Of("""{"phishing":{}}""").Catches(text));

    [Theory]
    [InlineData("discord.gg/abc", "abc")]
    [InlineData("https://discord.gg/abc?event=1", "abc")]
    [InlineData("discord.com/invite/abc", "abc")]
    [InlineData("ptb.discord.com/invite/a-b-c", "a-b-c")]
    [InlineData("discordapp.com/invite/abc", "abc")]
    [InlineData("https://discord.gg/%61bc", "abc")]
    [InlineData("https://discord.com/%69nvite/abc", "abc")]
    [InlineData("https://discord.com/invite%2Fabc", "abc")]
    [InlineData("https://discord.com//invite//abc", "abc")]
    [InlineData(@"https://discord.com\invite\abc", "abc")]
    [InlineData("https://discord.com/x/../invite/abc", "abc")]
    [InlineData("https://discord.gg/invite/abc", "abc")]
    [InlineData("http://discord.gg:443/abc", "abc")]
    [InlineData("https://user@discord.gg/abc", "abc")]
    [InlineData("discord.com./invite/abc", "abc")]
    [InlineData("ｄｉｓｃｏｒｄ.ｇｇ/ａｂｃ", "abc")]
    [InlineData("https://google.com/url?q=https%3A%2F%2Fdiscord.gg%2Fabc", "abc")]
    [InlineData("[free](https://discord.gg/abc)", "abc")]
    [InlineData("discord . gg / abc", "abc")]
    [InlineData("d i s c o r d . g g / abc", "abc")]
    [InlineData("discord(dot)gg/abc", "abc")]
    [InlineData("discord dot gg / abc", "abc")]
    [InlineData("dіscord.gg\\abc", "abc")]
    [InlineData("**discord**.gg/abc", "abc")]
    [InlineData("dsc.gg/abc", "dsc.gg/abc")]
    [InlineData("https://disboard.org/server/1", "disboard.org/server/1")]
    [InlineData("discord.gg", null)]
    [InlineData("discord is good, gg / abc", null)]
    [InlineData("discord.com/channels/1/2", null)]
    [InlineData("https://evil.tld/discord.gg/abc", null)]
    public void Invites_are_found_however_they_are_written(string text, string? code)
    {
        var kit = RuleKit.Of("""{"invites":{"allow":["mine"]}}""");
        var ownOnly = code is null ? kit : RuleKit.Of($$$"""{"invites":{"allow":["{{{code}}}"]}}""");

        Assert.Equal(code is not null, kit.Catches(text));
        Assert.False(ownOnly.Catches(text));
    }

    [Fact]
    public void A_domain_set_compares_labels()
    {
        var set = new DomainSet(["*.Example.com", "https://bücher.de/", "site.org/part"]);

        Assert.True(set.Contains("a.example.com", ""));
        Assert.True(set.Contains("xn--bcher-kva.de", "/x"));
        Assert.True(set.Contains("site.org", "/part/more"));
        Assert.False(set.Contains("site.org", "/partial"));
        Assert.False(set.Contains("badexample.com", ""));
    }
}

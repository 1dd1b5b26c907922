using System.Web;
using Guildhall.Core.Storage;
using Guildhall.Core.Tenancy;
using Guildhall.Onomancer.Publishing;
using Guildhall.Tests.Kit;

namespace Guildhall.Tests.Onomancer.Publishing;

public class SignedLinksTests
{
    private static readonly string Document = new('a', 40);
    private readonly ManualTime time = new();
    private readonly SignedLinks links;

    public SignedLinksTests() => links = new(SigningKey.FromSetting(new string('k', 32)), time);

    [Fact]
    public void A_link_opens_until_it_expires()
    {
        var (expires, signature) = Sign();

        Assert.Equal(LinkState.Valid, links.Check("thj", Document, expires, signature));
        time.Advance(TimeSpan.FromHours(1) - TimeSpan.FromSeconds(1));
        Assert.Equal(LinkState.Valid, links.Check("thj", Document, expires, signature));
        time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(LinkState.Expired, links.Check("thj", Document, expires, signature));
    }

    [Fact]
    public void Nothing_of_it_can_be_changed()
    {
        var (expires, signature) = Sign();

        Assert.Equal(LinkState.Forged, links.Check("other", Document, expires, signature));
        Assert.Equal(LinkState.Forged, links.Check("thj", new('b', 40), expires, signature));
        Assert.Equal(LinkState.Forged, links.Check("thj", Document, expires + "0", signature));
        Assert.Equal(
            LinkState.Forged,
            links.Check("thj", Document, expires, signature[..^1] + (signature[^1] == 'A' ? 'E' : 'A'))
        );
        Assert.Equal(LinkState.Forged, links.Check("thj", Document, expires, null));
        Assert.Equal(LinkState.Forged, links.Check("thj", Document, "x", "x"));
        Assert.Equal(
            LinkState.Forged,
            new SignedLinks(SigningKey.FromSetting(new string('j', 32)), time).Check(
                "thj",
                Document,
                expires,
                signature
            )
        );
    }

    private (string Expires, string Signature) Sign()
    {
        var link = links.Sign(new("http://127.0.0.1:3000/"), new TenantId("thj"), Document, TimeSpan.FromHours(1));
        Assert.Equal($"http://127.0.0.1:3000/d/thj/{Document}", link.GetLeftPart(UriPartial.Path));
        var query = HttpUtility.ParseQueryString(link.Query);
        return (query["expires"]!, query["signature"]!);
    }
}

using System.Security.Cryptography;
using Guildhall.Core.Tenancy;
using Guildhall.Sietch.Chain;
using Guildhall.Sietch.Wallets.Links;

namespace Guildhall.Tests.Sietch.Wallets.Links;

public class LinkKeyTests
{
    private static readonly TenantId arrakis = new("arrakis");
    private static readonly TenantId caladan = new("caladan");
    private static readonly Address wallet = Address.Parse("0x00000000000000000000000000000000000000a1");
    private static readonly DateTimeOffset at = DateTimeOffset.FromUnixTimeMilliseconds(1_760_000_000_123);

    private readonly LinkKey key = new(new byte[32]);
    private readonly LinkId link = LinkId.New();
    private readonly MemberId member = MemberId.New();

    [Fact]
    public void What_was_sealed_is_opened_whole() =>
        Assert.Equal((member, wallet, at), key.Open(arrakis, link, key.Seal(arrakis, link, member, wallet, at)));

    [Fact]
    public void A_seal_is_of_its_community_its_row_and_its_key_and_cannot_be_moved_or_changed()
    {
        var whole = key.Seal(arrakis, link, member, wallet, at);
        var changed = whole.ToArray();
        changed[^1] ^= 1;

        Assert.ThrowsAny<CryptographicException>(() => key.Open(caladan, link, whole));
        Assert.ThrowsAny<CryptographicException>(() => key.Open(arrakis, LinkId.New(), whole));
        Assert.ThrowsAny<CryptographicException>(() => key.Open(arrakis, link, changed));
        Assert.ThrowsAny<CryptographicException>(() => key.Open(arrakis, link, whole[..^1]));
        Assert.ThrowsAny<CryptographicException>(() => new LinkKey([.. new byte[31], 1]).Open(arrakis, link, whole));
    }

    [Fact]
    public void The_same_is_sealed_differently_each_time() =>
        Assert.NotEqual(key.Seal(arrakis, link, member, wallet, at), key.Seal(arrakis, link, member, wallet, at));

    [Fact]
    public void A_name_is_always_the_same_and_in_each_community_and_for_each_key_another()
    {
        var name = key.NameOf(arrakis, wallet);

        Assert.Equal(name, new LinkKey(new byte[32]).NameOf(arrakis, wallet));
        Assert.NotEqual(name, key.NameOf(caladan, wallet));
        Assert.NotEqual(name, new LinkKey([.. new byte[31], 1]).NameOf(arrakis, wallet));
        Assert.NotEqual(key.NameOf(arrakis, member), key.NameOf(caladan, member));
    }

    [Fact]
    public void A_member_is_a_random_uuid_of_version_4()
    {
        var ids = Enumerable.Range(0, 100).Select(_ => MemberId.New().Value).ToList();

        Assert.Distinct(ids);
        Assert.All(
            ids,
            id => Assert.Matches("^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$", id)
        );
    }
}

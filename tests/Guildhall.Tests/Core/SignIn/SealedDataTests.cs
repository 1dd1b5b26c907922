using System.Security.Cryptography;
using Guildhall.Core.SignIn;

namespace Guildhall.Tests.Core.SignIn;

public class SealedDataTests
{
    private readonly SealedData data = new(new byte[32]);

    [Fact]
    public void What_was_sealed_opens_for_the_same_purpose_and_secret()
    {
        var whole = data.CreateProtector("state").Protect([1, 2, 3]);

        Assert.Equal([1, 2, 3], new SealedData(new byte[32]).CreateProtector("state").Unprotect(whole));
    }

    [Fact]
    public void Another_purpose_or_secret_opens_nothing()
    {
        var whole = data.CreateProtector("state").Protect([1, 2, 3]);
        var other = new byte[32];
        other[0] = 1;

        Assert.ThrowsAny<CryptographicException>(() => data.CreateProtector("cookie").Unprotect(whole));
        Assert.ThrowsAny<CryptographicException>(() => new SealedData(other).CreateProtector("state").Unprotect(whole));
    }

    [Fact]
    public void The_same_text_is_never_sealed_the_same_way_twice() =>
        Assert.NotEqual(data.Protect([1, 2, 3]), data.Protect([1, 2, 3]));

    [Fact]
    public void A_single_changed_bit_anywhere_is_noticed()
    {
        var whole = data.Protect([1, 2, 3]);

        Assert.All(
            Enumerable.Range(0, whole.Length),
            at =>
            {
                var changed = (byte[])whole.Clone();
                changed[at] ^= 1;
                Assert.ThrowsAny<CryptographicException>(() => data.Unprotect(changed));
            }
        );
        Assert.ThrowsAny<CryptographicException>(() => data.Unprotect([]));
    }
}

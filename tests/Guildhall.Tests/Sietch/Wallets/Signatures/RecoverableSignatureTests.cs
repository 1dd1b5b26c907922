using System.Numerics;
using System.Security.Cryptography;
using System.Text;
using Guildhall.Sietch.Chain;
using Guildhall.Sietch.Wallets.Signatures;

namespace Guildhall.Tests.Sietch.Wallets.Signatures;

public class RecoverableSignatureTests
{
    // From the documentation of web3.eth.accounts.sign.
    private const string Published =
        "0xb91467e570a6466aa9e9876cbcd013baba02900b8979d43fe208a4a4f339f5fd6007e74cd82e037b800186422fc2da167c747ef045e5d18a5f5d4300f8e1a0291c";

    private static readonly byte[] parities = [27, 28];
    private static readonly Address signer = Address.Parse("0x2c7536E3605D9C16a7a3D7b1898e529396a65c23");

    [Fact]
    public void A_published_signature_gives_its_signer()
    {
        Assert.Equal(signer, Read(Published)!.Recover(PersonalMessage.Hash("Some data")));
        Assert.NotEqual(signer, Read(Published)!.Recover(PersonalMessage.Hash("Some data.")));
    }

    [Fact]
    public void The_short_form_says_the_same()
    {
        var bytes = Hex.TryDecode(Published)!;
        bytes[32] |= (byte)(bytes[64] == 28 ? 0x80 : 0);

        Assert.Equal(
            signer,
            RecoverableSignature.TryRead(bytes.AsSpan(0, 64))!.Recover(PersonalMessage.Hash("Some data"))
        );
    }

    [Fact]
    public void Signatures_of_another_implementation_give_their_keys()
    {
        using var key = ECDsa.Create(ECCurve.CreateFromValue("1.3.132.0.10"));
        var point = key.ExportParameters(false).Q;
        var account = Address.From(Keccak256.Hash([.. point.X!, .. point.Y!]).ToArray().AsSpan(12));
        for (var i = 0; i < 200; i++)
        {
            var hash = Keccak256.Hash(Encoding.ASCII.GetBytes($"message {i}"));
            var signature = Low(key.SignHash(hash.ToArray()));
            var signers = parities.Select(v => RecoverableSignature.TryRead([.. signature, v])?.Recover(hash));

            Assert.Single(signers, found => found == account);
        }
    }

    [Fact]
    public void The_other_form_of_a_signature_is_refused()
    {
        var bytes = Hex.TryDecode(Published)!;
        var high = Order - new BigInteger(bytes.AsSpan(32, 32), isUnsigned: true, isBigEndian: true);
        high.ToByteArray(isUnsigned: true, isBigEndian: true).CopyTo(bytes, 32);
        bytes[64] = (byte)(bytes[64] == 27 ? 28 : 27);

        Assert.Null(RecoverableSignature.TryRead(bytes));
    }

    [Theory]
    [InlineData("0x")]
    [InlineData("0x1b")]
    public void Another_length_is_refused(string text) => Assert.Null(Read(text));

    [Fact]
    public void Numbers_out_of_range_are_refused()
    {
        var zero = new byte[32];
        var one = Wei.One.ToArray();
        var order = Order.ToByteArray(isUnsigned: true, isBigEndian: true);
        byte[] half = [.. (Order / 2).ToByteArray(isUnsigned: true, isBigEndian: true)];

        Assert.NotNull(RecoverableSignature.TryRead([.. one, .. half, 27]));
        Assert.Null(RecoverableSignature.TryRead([.. one, .. ((Order / 2) + 1).ToByteArray(true, true), 27]));
        Assert.Null(RecoverableSignature.TryRead([.. zero, .. one, 27]));
        Assert.Null(RecoverableSignature.TryRead([.. one, .. zero, 27]));
        Assert.Null(RecoverableSignature.TryRead([.. order, .. one, 27]));
        Assert.Null(RecoverableSignature.TryRead([.. one, .. one, 29]));
        Assert.Null(RecoverableSignature.TryRead([.. one, .. one, 26]));
    }

    [Fact]
    public void An_r_without_a_point_recovers_nobody()
    {
        // x = 5 is on no point of the curve.
        var signature = RecoverableSignature.TryRead([.. Wei.From(5).ToArray(), .. Wei.One.ToArray(), 27]);

        Assert.Null(signature!.Recover(PersonalMessage.Hash("")));
    }

    private static BigInteger Order { get; } =
        BigInteger.Parse(
            "115792089237316195423570985008687907852837564279074904382605163141518161494337",
            System.Globalization.CultureInfo.InvariantCulture
        );

    private static byte[] Low(byte[] signature)
    {
        var s = new BigInteger(signature.AsSpan(32), isUnsigned: true, isBigEndian: true);
        var low = BigInteger.Min(s, Order - s).ToByteArray(isUnsigned: true, isBigEndian: true);
        return [.. signature[..32], .. new byte[32 - low.Length], .. low];
    }

    private static RecoverableSignature? Read(string text) => RecoverableSignature.TryRead(Hex.TryDecode(text)!);
}

using System.Globalization;
using System.Numerics;
using System.Security.Cryptography;
using Guildhall.Sietch.Chain;
using Guildhall.Sietch.Wallets.Signatures;

namespace Guildhall.Tests.Sietch.Wallets;

/// <summary>An account with its key; .NET's own ECDSA signs, so that ours is not checked by itself.</summary>
internal sealed class TestWallet : IDisposable
{
    private static readonly BigInteger order = BigInteger.Parse(
        "115792089237316195423570985008687907852837564279074904382605163141518161494337",
        CultureInfo.InvariantCulture
    );

    private static readonly byte[] parities = [27, 28];

    private readonly ECDsa key = ECDsa.Create(ECCurve.CreateFromValue("1.3.132.0.10"));

    public TestWallet()
    {
        var point = key.ExportParameters(false).Q;
        Account = Address.From(Keccak256.Hash([.. point.X!, .. point.Y!]).ToArray().AsSpan(Word.Size - Address.Size));
    }

    public Address Account { get; }

    /// <summary>What a wallet answers to <c>personal_sign</c>: 65 bytes.</summary>
    public byte[] Sign(string text)
    {
        var hash = PersonalMessage.Hash(text);
        var signed = key.SignHash(hash.ToArray());
        var s = new BigInteger(signed.AsSpan(32), isUnsigned: true, isBigEndian: true);
        var low = BigInteger.Min(s, order - s).ToByteArray(isUnsigned: true, isBigEndian: true);
        byte[] start = [.. signed[..32], .. new byte[32 - low.Length], .. low];
        return parities
            .Select(v => (byte[])[.. start, v])
            .Single(bytes => RecoverableSignature.TryRead(bytes)!.Recover(hash) == Account);
    }

    public void Dispose() => key.Dispose();
}

using Guildhall.Sietch.Wallets.Siwe;

namespace Guildhall.Tests.Sietch.Wallets.Siwe;

public sealed class SiweProofTests : IDisposable
{
    private static readonly DateTimeOffset now = new(2026, 1, 1, 0, 5, 0, TimeSpan.Zero);

    private static readonly SiweExpectation expected = new()
    {
        Domain = "guildhall.example",
        Nonce = "a1B2c3D4e5",
        ChainId = 80094,
        Uri = "https://guildhall.example/verify/abc",
        RequestId = "link-1",
    };

    private readonly TestWallet wallet = new();

    public void Dispose() => wallet.Dispose();

    private SiweTextBuilder Valid => new() { Account = wallet.Account.ToChecksum(), Rest = "\nRequest ID: link-1" };

    [Fact]
    public void What_its_account_signed_for_us_now_passes() => Assert.Null(Check(Valid));

    [Fact]
    public void A_message_for_somebody_else_is_refused_by_name()
    {
        Assert.Equal(SiweFault.WrongDomain, Check(Valid with { Domain = "guildhall.example.evil.tld" }));
        Assert.Equal(SiweFault.WrongDomain, Check(Valid with { Domain = "Guildhall.example" }));
        Assert.Equal(SiweFault.WrongUri, Check(Valid with { Uri = "https://guildhall.example/verify/abd" }));
        Assert.Equal(SiweFault.WrongNonce, Check(Valid with { Nonce = "a1B2c3D4e6" }));
        Assert.Equal(SiweFault.WrongChain, Check(Valid with { Chain = "1" }));
        Assert.Equal(SiweFault.WrongRequest, Check(Valid with { Rest = "\nRequest ID: link-2" }));
        Assert.Equal(SiweFault.WrongRequest, Check(Valid with { Rest = "" }));
    }

    [Fact]
    public void A_message_of_another_time_is_refused_by_name()
    {
        Assert.Equal(SiweFault.Expired, Check(Valid with { ExpiresAt = "2026-01-01T00:05:00Z" }));
        Assert.Null(Check(Valid with { ExpiresAt = "2026-01-01T00:05:00.001Z" }));
        Assert.Equal(SiweFault.IssuedInFuture, Check(Valid with { IssuedAt = "2026-01-01T00:06:00.001Z" }));
        Assert.Null(Check(Valid with { IssuedAt = "2026-01-01T00:06:00Z" }));
        var later = "\nNot Before: 2026-01-01T00:05:01Z\nRequest ID: link-1";
        Assert.Equal(SiweFault.NotYetValid, Check(Valid with { Rest = later }));
    }

    [Fact]
    public void Another_signature_is_refused_by_name()
    {
        using var other = new TestWallet();
        var text = Valid.ToString();

        Assert.Equal(SiweFault.WrongSigner, SiweProof.Check(text, other.Sign(text), expected, now));
        Assert.Equal(SiweFault.WrongSigner, SiweProof.Check(text, wallet.Sign(text + " "), expected, now));
        Assert.Equal(SiweFault.MalformedSignature, SiweProof.Check(text, wallet.Sign(text).AsSpan(2), expected, now));
        Assert.Equal(SiweFault.MalformedMessage, SiweProof.Check(text + "\n", wallet.Sign(text), expected, now));
    }

    private SiweFault? Check(SiweTextBuilder message) =>
        SiweProof.Check(message.ToString(), wallet.Sign(message.ToString()), expected, now);
}

using Guildhall.Sietch.Chain;
using Guildhall.Sietch.Wallets.Signatures;

namespace Guildhall.Sietch.Wallets.Siwe;

/// <summary>A message and its signature, checked in full but for contract wallets, which only their chain can answer for.</summary>
internal static class SiweProof
{
    /// <summary>Null when the account of the message signed it.</summary>
    public static SiweFault? Check(
        string text,
        ReadOnlySpan<byte> signature,
        SiweExpectation expected,
        DateTimeOffset now
    )
    {
        if (SiweParser.TryParse(text) is not { } message)
        {
            return SiweFault.MalformedMessage;
        }

        return expected.Check(message, now) ?? CheckSigner(text, signature, message.Account);
    }

    /// <summary>Null when the key of that account made the signature.</summary>
    public static SiweFault? CheckSigner(string text, ReadOnlySpan<byte> signature, Address account) =>
        RecoverableSignature.TryRead(signature) is not { } readable ? SiweFault.MalformedSignature
        : readable.Recover(PersonalMessage.Hash(text)) != account ? SiweFault.WrongSigner
        : null;
}

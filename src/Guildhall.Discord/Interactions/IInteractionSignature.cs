namespace Guildhall.Discord.Interactions;

/// <summary>Ed25519, as Discord signs interactions that it sends over HTTP. A port: which library counts is the
/// system's affair.</summary>
public interface IInteractionSignature
{
    /// <param name="publicKey">32 bytes.</param>
    /// <param name="signature">64 bytes.</param>
    bool IsValid(ReadOnlySpan<byte> publicKey, ReadOnlySpan<byte> message, ReadOnlySpan<byte> signature);
}

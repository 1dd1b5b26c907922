using System.Buffers.Binary;
using Guildhall.Sietch.Chain;

namespace Guildhall.Sietch.Wallets.Signatures;

/// <summary>How a wallet signs before it stands on the chain: its own signature in a wrapper that also says how to deploy it,
/// abi.encode(factory, calldata, signature) ‖ mark. Source: ERC-6492</summary>
internal static class UndeployedSignature
{
    private const int Head = 3 * Word.Size;

    private static readonly byte[] mark = [.. Enumerable.Repeat((byte[])[0x64, 0x92], 16).SelectMany(b => b)];

    public static bool IsWrapped(ReadOnlySpan<byte> signature) => signature.EndsWith(mark);

    /// <returns>The wallet's own signature; null where the wrapper is not of the standard.</returns>
    public static byte[]? TryUnwrap(ReadOnlySpan<byte> signature)
    {
        if (!IsWrapped(signature))
        {
            return null;
        }

        var body = signature[..^mark.Length];
        return
            body.Length >= Head
            && TryNumber(body, 2 * Word.Size, out var start)
            && TryNumber(body, start, out var length)
            && length <= body.Length - start - Word.Size
            ? body.Slice(start + Word.Size, length).ToArray()
            : null;
    }

    /// <summary>A word that is a length or an offset within these bytes.</summary>
    private static bool TryNumber(ReadOnlySpan<byte> body, int at, out int number)
    {
        number = 0;
        if (at > body.Length - Word.Size)
        {
            return false;
        }

        var word = body.Slice(at, Word.Size);
        number = BinaryPrimitives.ReadInt32BigEndian(word[^sizeof(int)..]);
        return !word[..^sizeof(int)].ContainsAnyExcept((byte)0) && number >= 0 && number <= body.Length;
    }
}

using System.Security.Cryptography;

namespace Guildhall.Sietch.Members.Avatars;

/// <summary>A walk over a board of 17 × 9 fields, the same for the same id: 128 diagonal steps from the centre, two bits of the
/// id's SHA-256 each, low bits first; a wall is walked along. Source: the fingerprint pictures of OpenSSH.</summary>
internal static class DrunkenBishop
{
    public const int Width = 17;
    public const int Height = 9;

    /// <summary>How often each field was come to, row by row.</summary>
    public static int[] Walk(Guid id)
    {
        Span<byte> bytes = stackalloc byte[16];
        id.TryWriteBytes(bytes, bigEndian: true, out _);
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(bytes, hash);
        var visits = new int[Width * Height];
        var (x, y) = (Width / 2, Height / 2);
        foreach (var octet in hash)
        {
            for (var shift = 0; shift < 8; shift += 2)
            {
                var step = octet >> shift;
                x = Math.Clamp(x + ((step & 1) == 0 ? -1 : 1), 0, Width - 1);
                y = Math.Clamp(y + ((step & 2) == 0 ? -1 : 1), 0, Height - 1);
                visits[(y * Width) + x]++;
            }
        }

        return visits;
    }
}

using Guildhall.Core;
using Guildhall.Core.Ports;
using Guildhall.Discord.Model;
using Guildhall.Sietch.Members.Avatars;

namespace Guildhall.Sietch.Members.Pictures;

/// <summary>A file that a member gave, made into a picture of ours: Discord's address of it expires, and we serve nothing that we
/// did not write ourselves.</summary>
internal sealed class OwnPicture(IUploads uploads)
{
    public const int Size = 256;

    private const int LongestFile = 4 << 20;
    private const int ShortestSide = 32;

    /// <returns>A PNG of at most 256 × 256 pixels.</returns>
    public async Task<Result<byte[]>> MakeAsync(Attachment file, CancellationToken cancellation)
    {
        if (file.Size > LongestFile)
        {
            return PictureRefusals.TooLarge;
        }

        return await uploads.TryReadAsync(file, LongestFile, cancellation) is { } bytes
            ? Make(bytes)
            : PictureRefusals.TooLarge;
    }

    public static Result<byte[]> Make(ReadOnlySpan<byte> bytes)
    {
        if (PngReader.TrySize(bytes) is not var (width, height))
        {
            return PictureRefusals.Unreadable;
        }

        if (Math.Max(width, height) > PngReader.LongestSide)
        {
            return PictureRefusals.TooLarge;
        }

        if (Math.Min(width, height) < ShortestSide)
        {
            return PictureRefusals.TooSmall;
        }

        if (PngReader.TryRead(bytes) is not { } read)
        {
            return PictureRefusals.Unreadable;
        }

        var small = read.Square(Size);
        return IndexedPng.EncodeWhole(small.Width, small.Height, small.Pixels);
    }
}

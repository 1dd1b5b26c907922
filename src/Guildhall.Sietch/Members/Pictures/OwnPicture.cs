using Guildhall.Core;
using Guildhall.Core.Commands;
using Guildhall.Core.Ports;
using Guildhall.Discord.Model;
using Guildhall.Sietch.Members.Avatars;

namespace Guildhall.Sietch.Members.Pictures;

/// <summary>A file that a member gave, made into a picture of ours: Discord's address of it expires, and we serve nothing that we
/// did not write ourselves. However many come at once, a few are in memory.</summary>
internal sealed class OwnPicture(IUploads uploads, Cooldowns cooldowns, TimeProvider time) : IDisposable
{
    public const int Size = 256;
    public const int MostAtOnce = 2;

    private const int LongestFile = 4 << 20;
    private const int ShortestSide = 32;
    private static readonly TimeSpan patience = TimeSpan.FromSeconds(30);

    private readonly SemaphoreSlim turns = new(MostAtOnce);

    public static Cooldown PerMember { get; } = new(3, TimeSpan.FromMinutes(1));

    /// <returns>A PNG of at most 256 × 256 pixels.</returns>
    public async Task<Result<byte[]>> MakeAsync(Snowflake<User> member, Attachment file, CancellationToken cancellation)
    {
        if (file.Size > LongestFile)
        {
            return PictureRefusals.TooLarge;
        }

        if (!cooldowns.TryTake("sietch.picture", 0, member.Value, PerMember, out var wait))
        {
            return PictureRefusals.TooOften(wait);
        }

        await turns.WaitAsync(cancellation);
        try
        {
            return await ReadAsync(file, cancellation) is { } bytes ? Make(bytes) : PictureRefusals.TooLarge;
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return PictureRefusals.TooSlow;
        }
        finally
        {
            turns.Release();
        }
    }

    public void Dispose() => turns.Dispose();

    public static Result<byte[]> Make(ReadOnlySpan<byte> bytes)
    {
        if (PngReader.TrySize(bytes) is not var (width, height))
        {
            return PngReader.IsInterlaced(bytes) ? PictureRefusals.Interlaced : PictureRefusals.Unreadable;
        }

        if (Math.Max(width, height) > PngReader.LongestSide)
        {
            return PictureRefusals.TooLarge;
        }

        if (Math.Min(width, height) < ShortestSide)
        {
            return PictureRefusals.TooSmall;
        }

        return PngReader.TryRead(bytes, Size) is { } small
            ? IndexedPng.EncodeWhole(small.Side, small.Side, small.Pixels)
            : PictureRefusals.Unreadable;
    }

    // A file that does not come would keep the others waiting for good.
    private async Task<byte[]?> ReadAsync(Attachment file, CancellationToken cancellation)
    {
        using var tooLong = new CancellationTokenSource(patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellation, tooLong.Token);
        return await uploads.TryReadAsync(file, LongestFile, either.Token);
    }
}

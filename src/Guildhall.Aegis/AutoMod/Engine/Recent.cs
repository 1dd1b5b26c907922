using Guildhall.Aegis.AutoMod.Text;

namespace Guildhall.Aegis.AutoMod.Engine;

/// <summary>What is remembered of a message to know it again: its first letters, folded, a byte each; never its text.</summary>
internal readonly record struct Recent(
    ulong Message,
    ulong Channel,
    ulong User,
    long At,
    byte[] Letters,
    int WithoutLast
)
{
    private const int MostLetters = 160;

    public static Recent Of(ModerationEvent happened, FoldedText text)
    {
        var elements = text.Elements;
        var length = Math.Min(elements.Length, MostLetters);
        var letters = length == 0 ? [] : new byte[length];
        var lastGap = 0;
        for (var i = 0; i < length; i++)
        {
            letters[i] = (byte)(elements[i].Letter ^ (elements[i].Letter >> 8));
            lastGap = elements[i].HasGap ? i : lastGap;
        }

        // What is cut off at the end has its last word beyond the cut.
        var withoutLast = length < elements.Length ? length : lastGap;
        return new(
            happened.Id,
            happened.Channel,
            happened.User,
            happened.At.ToUnixTimeMilliseconds(),
            letters,
            withoutLast
        );
    }

    /// <summary>
    /// Whether two messages say the same: what they share at both ends, in percent of the longer, with or without the last
    /// word, where senders put noise.
    /// </summary>
    public bool IsLike(in Recent other, int percent)
    {
        if (IsLike(Letters, other.Letters, percent))
        {
            return true;
        }

        var mine = Letters.AsSpan(0, WithoutLast);
        var others = other.Letters.AsSpan(0, other.WithoutLast);
        return (mine.Length >= 8 && others.Length >= 8 && IsLike(mine, others, percent))
            || (mine.Length >= 8 && IsLike(mine, other.Letters, percent))
            || (others.Length >= 8 && IsLike(Letters, others, percent));
    }

    private static bool IsLike(ReadOnlySpan<byte> one, ReadOnlySpan<byte> other, int percent)
    {
        var longer = Math.Max(one.Length, other.Length);
        var shorter = Math.Min(one.Length, other.Length);
        if (shorter * 100 < longer * percent)
        {
            return false;
        }

        var same = one.CommonPrefixLength(other);
        var at = 0;
        while (at < shorter - same && one[^(at + 1)] == other[^(at + 1)])
        {
            at++;
        }

        return (same + at) * 100 >= longer * percent;
    }
}

/// <summary>A picture or file that somebody posted.</summary>
internal readonly record struct RecentFile(
    ulong Message,
    ulong Channel,
    ulong User,
    long At,
    ulong Picture,
    ulong Fingerprint
)
{
    public bool IsLike(in RecentFile other, int distance) =>
        (Fingerprint != 0 && Fingerprint == other.Fingerprint)
        || (
            Picture != 0
            && other.Picture != 0
            && System.Numerics.BitOperations.PopCount(Picture ^ other.Picture) <= distance
        );
}

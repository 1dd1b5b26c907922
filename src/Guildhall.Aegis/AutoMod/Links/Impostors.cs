using System.Collections.Frozen;

namespace Guildhall.Aegis.AutoMod.Links;

/// <summary>Hosts that a reader takes for a well-known one, and that are not it.</summary>
internal static class Impostors
{
    private static readonly FrozenDictionary<string, string> names = KnownHosts
        .ImitatedNames.ToDictionary(Hosts.Skeleton, n => n, StringComparer.Ordinal)
        .ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly string[] baits =
    [
        .. ((string[])["nitro", "gift", "free", "promo", "airdrop", "login", "verify", "giveaway", "reward"]).Select(
            Hosts.Skeleton
        ),
    ];

    public static bool IsImpostor(string host)
    {
        if (KnownHosts.Imitated.Contains(host, ""))
        {
            return false;
        }

        foreach (var label in host.Split('.'))
        {
            var shown = Hosts.Skeleton(label);
            if (names.TryGetValue(shown, out var name))
            {
                // discord.de is somebody's; dіscord.com and disc0rd.com are nobody's but a swindler's.
                if (label != name)
                {
                    return true;
                }

                continue;
            }

            foreach (var (skeleton, known) in names)
            {
                if (
                    known.Length >= 7
                    && IsOneEditAway(shown, skeleton)
                    && !label.Contains(known, StringComparison.Ordinal)
                )
                {
                    return true;
                }

                if (HasBait(shown, skeleton))
                {
                    return true;
                }
            }
        }

        return false;
    }

    /// <summary><c>discord-nitro</c>, <c>st3am-gifts</c>: a known name with what swindlers promise.</summary>
    private static bool HasBait(string shown, string known)
    {
        if (shown.Length <= known.Length || !shown.Contains(known, StringComparison.Ordinal))
        {
            return false;
        }

        foreach (var bait in baits)
        {
            if (shown.Contains(bait, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>One letter more, less, other, or two exchanged.</summary>
    private static bool IsOneEditAway(string one, string other)
    {
        if (Math.Abs(one.Length - other.Length) > 1 || one == other)
        {
            return false;
        }

        var start = 0;
        while (start < Math.Min(one.Length, other.Length) && one[start] == other[start])
        {
            start++;
        }

        var end = 0;
        while (end < Math.Min(one.Length, other.Length) - start && one[^(end + 1)] == other[^(end + 1)])
        {
            end++;
        }

        var (restOne, restOther) = (one.Length - start - end, other.Length - start - end);
        return (restOne <= 1 && restOther <= 1)
            || (restOne == 2 && restOther == 2 && one[start] == other[start + 1] && one[start + 1] == other[start]);
    }
}

using System.Collections.Concurrent;
using Guildhall.Aegis.AutoMod.Engine;
using Guildhall.Aegis.AutoMod.Links;

namespace Guildhall.Aegis.AutoMod.Live;

/// <summary>The names of staff and of the bot as a reader sees them; in memory, bounded.</summary>
internal sealed class StaffNames
{
    private const int MostNames = 1_000;
    private const int ShortestName = 4;

    private readonly ConcurrentDictionary<ulong, ConcurrentDictionary<string, ulong>> guilds = new();

    public void Remember(ulong guild, ulong user, params IEnumerable<string?> names)
    {
        var known = guilds.GetOrAdd(guild, _ => new(StringComparer.Ordinal));
        foreach (var name in names)
        {
            if (known.Count < MostNames && Skeleton(name) is { } skeleton)
            {
                known[skeleton] = user;
            }
        }
    }

    /// <summary>Somebody was erased.</summary>
    public void Forget(ulong user)
    {
        foreach (var known in guilds.Values)
        {
            foreach (var name in known.Where(name => name.Value == user).ToList())
            {
                known.TryRemove(name);
            }
        }
    }

    /// <summary>Somebody who is staff imitates nobody.</summary>
    public bool IsImitated(ModerationEvent happened)
    {
        if (happened.IsStaff || !guilds.TryGetValue(happened.Guild, out var known))
        {
            return false;
        }

        foreach (var name in happened.Text.Split('\n'))
        {
            if (
                Skeleton(name) is { } skeleton
                && known.TryGetValue(skeleton, out var bearer)
                && bearer != happened.User
            )
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Without blanks and signs; null for what is too short to be anybody's alone.</summary>
    private static string? Skeleton(string? name)
    {
        if (string.IsNullOrWhiteSpace(name))
        {
            return null;
        }

        var skeleton = string.Concat(Hosts.Skeleton(name).Where(char.IsLetterOrDigit));
        return skeleton.Length >= ShortestName ? skeleton : null;
    }
}

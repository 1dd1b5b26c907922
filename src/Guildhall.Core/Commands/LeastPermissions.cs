using System.Numerics;
using Guildhall.Discord.Model;

namespace Guildhall.Core.Commands;

/// <summary>
/// Whom Discord offers a command whose sub-commands ask for different permissions. It hides whole commands only, and asks
/// for all bits that are given at once: so one permission has to stand for them. It is the least that any of them needs;
/// each sub-command still asks for its own when it is called. Pure.
/// </summary>
internal static class LeastPermissions
{
    // The little that many members of staff have, first.
    private static readonly Permissions[] byWeight =
    [
        Permissions.MuteMembers,
        Permissions.DeafenMembers,
        Permissions.MoveMembers,
        Permissions.ManageNicknames,
        Permissions.ManageMessages,
        Permissions.ManageThreads,
        Permissions.ModerateMembers,
        Permissions.KickMembers,
        Permissions.BanMembers,
        Permissions.ManageChannels,
        Permissions.ManageRoles,
        Permissions.ManageGuild,
        Permissions.Administrator,
    ];

    /// <summary>Null: everyone, because one of the sub-commands is for everyone.</summary>
    public static Permissions? Of(IReadOnlyList<Permissions?> asked)
    {
        if (asked.Any(permissions => permissions is null))
        {
            return null;
        }

        var needs = asked.Select(permissions => permissions!.Value).ToArray();
        var common = needs.Aggregate((all, next) => all & next);
        // Zero hides a command from all but administrators, and is no permission that could be weighed.
        return common != Permissions.None || needs.All(permissions => permissions == Permissions.None)
            ? common
            : needs.SelectMany(Bits).MinBy(Weight);
    }

    private static IEnumerable<Permissions> Bits(Permissions permissions)
    {
        for (var left = (ulong)permissions; left != 0; left &= left - 1)
        {
            yield return (Permissions)(1UL << BitOperations.TrailingZeroCount(left));
        }
    }

    // What is not in the list is rare: it stands for the others only where there is nothing else.
    private static int Weight(Permissions bit) =>
        Array.IndexOf(byWeight, bit) is var at && at >= 0 ? at : byWeight.Length;
}

using Guildhall.Simulator.Permissions;
using Guildhall.Simulator.State;

namespace Guildhall.Simulator.Rest.Channels;

/// <summary>Nobody allows or denies what they do not have.</summary>
internal static class OverwriteRules
{
    /// <param name="held">What the bot may do where the overwrites stand.</param>
    /// <param name="after">Null: nothing changes.</param>
    /// <exception cref="ApiException">50013.</exception>
    public static void MayChange(
        Permission held,
        IReadOnlyList<SimOverwrite> before,
        IReadOnlyList<SimOverwrite>? after
    )
    {
        if (after is null || held.HasFlag(Permission.Administrator))
        {
            return;
        }

        var ids = before.Concat(after).Select(o => o.Id).Distinct();
        foreach (var id in ids)
        {
            var (old, now) = (before.FirstOrDefault(o => o.Id == id), after.FirstOrDefault(o => o.Id == id));
            var changed = (Allowed(old) ^ Allowed(now)) | (Denied(old) ^ Denied(now));
            if ((changed & ~held) != 0)
            {
                throw Refusals.MissingPermissions;
            }
        }
    }

    private static Permission Allowed(SimOverwrite? overwrite) => overwrite?.Allow ?? Permission.None;

    private static Permission Denied(SimOverwrite? overwrite) => overwrite?.Deny ?? Permission.None;
}

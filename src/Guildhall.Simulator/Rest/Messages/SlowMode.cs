using Guildhall.Simulator.Permissions;
using Guildhall.Simulator.State;

namespace Guildhall.Simulator.Rest.Messages;

/// <summary>Slow mode holds for everyone without BYPASS_SLOWMODE, bots too; webhooks and interactions know none.</summary>
internal static class SlowMode
{
    /// <exception cref="ApiException">20016, with how long to wait.</exception>
    public static void Respect(Universe world, SimChannel channel, SimMember member)
    {
        if (
            channel.RateLimitPerUser == 0
            || !channel.LastWrittenAt.TryGetValue(member.User.Id, out var last)
            || world.PermissionsOf(member, channel).HasFlag(Permission.BypassSlowmode)
        )
        {
            return;
        }

        var wait = last.AddSeconds(channel.RateLimitPerUser) - world.Now;
        if (wait > TimeSpan.Zero)
        {
            throw Refusals.SlowModeFor(wait);
        }
    }
}

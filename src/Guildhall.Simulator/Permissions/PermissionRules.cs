using Guildhall.Simulator.State;

namespace Guildhall.Simulator.Permissions;

/// <summary>Discord's algorithm: base permissions, overwrites, implicit losses, hierarchy.</summary>
internal static class PermissionRules
{
    private const Permission WithoutSending =
        Permission.MentionEveryone | Permission.SendTts | Permission.AttachFiles | Permission.EmbedLinks;

    private const Permission WhenTimedOut = Permission.ViewChannel | Permission.ReadMessageHistory;

    public static Permission InGuild(SimGuild guild, SimMember member, DateTimeOffset now)
    {
        var all = Base(guild, member);
        return all.HasFlag(Permission.Administrator) ? all : all & Left(member, now);
    }

    public static Permission InChannel(SimGuild guild, SimChannel channel, SimMember member, DateTimeOffset now)
    {
        // The time-out counts after the overwrites, not before.
        var permissions = Base(guild, member);
        if (permissions.HasFlag(Permission.Administrator))
        {
            return permissions;
        }

        var source = channel.IsThread ? guild.Channels[channel.ParentId!.Value] : channel;
        permissions = WithOverwrites(permissions, guild, source, member);
        return WithImplicitLosses(permissions & Left(member, now), channel, member);
    }

    // What a time-out or a quarantine for one's name leaves.
    private static Permission Left(SimMember member, DateTimeOffset now) =>
        member.TimeoutUntil > now ? WhenTimedOut
        : (member.Flags & SimMember.Quarantined) != 0 ? WhenTimedOut | Permission.ChangeNickname
        : ~Permission.None;

    private static Permission Base(SimGuild guild, SimMember member)
    {
        if (guild.OwnerId == member.User.Id)
        {
            return Permission.All;
        }

        var all = member.Roles.Aggregate(guild.Everyone.Permissions, (sum, id) => sum | PermissionsOf(guild, id));
        return all.HasFlag(Permission.Administrator) ? Permission.All : all;
    }

    /// <summary>True when the actor stands above the target: owner, then position, then the older role.</summary>
    public static bool Outranks(SimGuild guild, SimMember actor, SimMember target) =>
        guild.OwnerId == actor.User.Id
        || (guild.OwnerId != target.User.Id && Rank(Highest(guild, actor), Highest(guild, target)) > 0);

    public static bool Outranks(SimGuild guild, SimMember actor, SimRole role) =>
        guild.OwnerId == actor.User.Id || Rank(Highest(guild, actor), role) > 0;

    private static int Rank(SimRole left, SimRole right) =>
        left.Position != right.Position ? left.Position.CompareTo(right.Position) : right.Id.CompareTo(left.Id);

    private static SimRole Highest(SimGuild guild, SimMember member) =>
        member
            .Roles.Where(guild.Roles.ContainsKey)
            .Select(id => guild.Roles[id])
            .Aggregate(guild.Everyone, (best, role) => Rank(role, best) > 0 ? role : best);

    private static Permission PermissionsOf(SimGuild guild, ulong role) =>
        guild.Roles.TryGetValue(role, out var found) ? found.Permissions : Permission.None;

    private static Permission WithOverwrites(
        Permission permissions,
        SimGuild guild,
        SimChannel channel,
        SimMember member
    )
    {
        permissions = Apply(permissions, channel.Overwrites.Where(o => o.Id == guild.Id));
        permissions = Apply(permissions, channel.Overwrites.Where(o => !o.IsMember && member.Roles.Contains(o.Id)));
        return Apply(permissions, channel.Overwrites.Where(o => o.IsMember && o.Id == member.User.Id));
    }

    // All denies of one level first, then all its allows.
    private static Permission Apply(Permission permissions, IEnumerable<SimOverwrite> overwrites)
    {
        var (deny, allow) = overwrites.Aggregate(
            (Deny: Permission.None, Allow: Permission.None),
            (sum, o) => (sum.Deny | o.Deny, sum.Allow | o.Allow)
        );
        return (permissions & ~deny) | allow;
    }

    private static Permission WithImplicitLosses(Permission permissions, SimChannel channel, SimMember member)
    {
        var hidden =
            channel.Type == ChannelType.PrivateThread
            && !channel.ThreadMembers.ContainsKey(member.User.Id)
            && !permissions.HasFlag(Permission.ManageThreads);
        if (!permissions.HasFlag(Permission.ViewChannel) || hidden)
        {
            return Permission.None;
        }

        if (channel.IsThread)
        {
            permissions = permissions.HasFlag(Permission.SendInThreads)
                ? permissions | Permission.SendMessages
                : permissions & ~Permission.SendMessages;
        }

        if (!permissions.HasFlag(Permission.SendMessages))
        {
            permissions &= ~WithoutSending;
        }

        return channel.IsVoice && !permissions.HasFlag(Permission.Connect)
            ? permissions
                & (
                    Permission.ViewChannel
                    | Permission.ReadMessageHistory
                    | Permission.ManageChannels
                    | Permission.ManageRoles
                )
            : permissions;
    }
}

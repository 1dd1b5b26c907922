namespace Guildhall.Discord.Model;

/// <summary>What a member may do, as Discord counts it.
/// Source: https://discord.com/developers/docs/topics/permissions#permission-overwrites</summary>
public static class PermissionCalculator
{
    private const Permissions WhileTimedOut = Permissions.ViewChannel | Permissions.ReadMessageHistory;

    private const Permissions NeedSending =
        Permissions.MentionEveryone | Permissions.SendTtsMessages | Permissions.AttachFiles | Permissions.EmbedLinks;

    private const Permissions NeedConnecting =
        Permissions.Speak
        | Permissions.Stream
        | Permissions.UseVad
        | Permissions.PrioritySpeaker
        | Permissions.MuteMembers
        | Permissions.DeafenMembers
        | Permissions.MoveMembers
        | Permissions.RequestToSpeak
        | Permissions.UseSoundboard
        | Permissions.UseExternalSounds
        | Permissions.UseEmbeddedActivities
        | Permissions.SetVoiceChannelStatus;

    /// <summary>In the guild as a whole, before any channel's overwrites.</summary>
    public static Permissions InGuild(GuildRoles guild, GuildSubject subject, DateTimeOffset now)
    {
        var permissions = Base(guild, subject);
        return IsTimedOut(permissions, subject, now) ? permissions & WhileTimedOut : permissions;
    }

    /// <summary>In a channel; a thread is asked for with its parent's overwrites by <see cref="InThread"/>.</summary>
    public static Permissions InChannel(GuildRoles guild, GuildSubject subject, Channel channel, DateTimeOffset now)
    {
        var permissions = WithOverwrites(guild, subject, channel.PermissionOverwrites);
        return Implied(permissions, subject, now, Permissions.SendMessages, channel.IsVoice);
    }

    /// <summary>In a thread. A private one also asks for membership, or the right to manage threads.</summary>
    public static Permissions InThread(
        GuildRoles guild,
        GuildSubject subject,
        Channel parent,
        Channel thread,
        bool isThreadMember,
        DateTimeOffset now
    )
    {
        var permissions = WithOverwrites(guild, subject, parent.PermissionOverwrites);
        if (
            thread.Type == ChannelType.PrivateThread
            && !isThreadMember
            && !permissions.HasFlag(Permissions.ManageThreads)
        )
        {
            return Permissions.None;
        }

        return Implied(permissions, subject, now, Permissions.SendMessagesInThreads, isVoice: false);
    }

    private static Permissions Base(GuildRoles guild, GuildSubject subject)
    {
        if (subject.User == guild.Owner)
        {
            return Permissions.All;
        }

        var permissions = guild.Everyone?.Permissions ?? Permissions.None;
        foreach (var id in subject.Roles)
        {
            permissions |= guild.Roles.GetValueOrDefault(id)?.Permissions ?? Permissions.None;
        }

        return permissions.HasFlag(Permissions.Administrator) ? Permissions.All : permissions;
    }

    private static Permissions WithOverwrites(
        GuildRoles guild,
        GuildSubject subject,
        IReadOnlyList<Overwrite> overwrites
    )
    {
        var permissions = Base(guild, subject);
        if (permissions == Permissions.All)
        {
            return permissions;
        }

        Permissions roleAllow = 0;
        Permissions roleDeny = 0;
        Overwrite? everyone = null;
        Overwrite? own = null;
        foreach (var overwrite in overwrites)
        {
            if (overwrite.Type == OverwriteType.Member)
            {
                own = overwrite.Id.As<User>() == subject.User ? overwrite : own;
            }
            else if (overwrite.Id.As<Guild>() == guild.Guild)
            {
                everyone = overwrite;
            }
            else if (overwrite.Type == OverwriteType.Role && subject.Roles.Contains(overwrite.Id.As<Role>()))
            {
                roleAllow |= overwrite.Allow;
                roleDeny |= overwrite.Deny;
            }
        }

        permissions = Apply(permissions, everyone);
        permissions = (permissions & ~roleDeny) | roleAllow;
        return Apply(permissions, own);
    }

    private static Permissions Apply(Permissions permissions, Overwrite? overwrite) =>
        overwrite is null ? permissions : (permissions & ~overwrite.Deny) | overwrite.Allow;

    private static Permissions Implied(
        Permissions permissions,
        GuildSubject subject,
        DateTimeOffset now,
        Permissions sending,
        bool isVoice
    )
    {
        if (permissions == Permissions.All)
        {
            return permissions;
        }

        if (IsTimedOut(permissions, subject, now))
        {
            permissions &= WhileTimedOut;
        }

        if (!permissions.HasFlag(Permissions.ViewChannel))
        {
            return Permissions.None;
        }

        if (!permissions.HasFlag(sending))
        {
            permissions &= ~NeedSending;
        }

        return isVoice && !permissions.HasFlag(Permissions.Connect) ? permissions & ~NeedConnecting : permissions;
    }

    private static bool IsTimedOut(Permissions permissions, GuildSubject subject, DateTimeOffset now) =>
        permissions != Permissions.All && subject.TimedOutUntil > now;
}

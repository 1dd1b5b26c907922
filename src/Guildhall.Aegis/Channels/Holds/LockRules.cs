using Guildhall.Discord.Model;

namespace Guildhall.Aegis.Channels.Holds;

/// <summary>What it takes to lock a channel, and who would write all the same. Pure.</summary>
internal static class LockRules
{
    private const Permissions Writing =
        Permissions.SendMessages
        | Permissions.SendMessagesInThreads
        | Permissions.CreatePublicThreads
        | Permissions.CreatePrivateThreads;

    private const Permissions Talking = Permissions.Connect | Permissions.Speak | Permissions.SendMessages;

    /// <summary>What is taken away in a channel of that type.</summary>
    public static Permissions Mask(ChannelType type) =>
        type is ChannelType.GuildVoice or ChannelType.GuildStageVoice ? Talking : Writing;

    public static bool CanBeLocked(Channel channel) => channel.Type != ChannelType.GuildCategory;

    /// <summary>Roles and members whom the channel lets write by name: a lock of @everyone does not reach them.</summary>
    public static IReadOnlyList<Overwrite> Escapes(Channel channel, GuildRoles guild, GuildSubject bot) =>
        [
            .. channel.PermissionOverwrites.Where(overwrite =>
                (overwrite.Allow & Mask(channel.Type)) != 0
                && overwrite.Id.As<Guild>() != guild.Guild
                && overwrite.Id.As<User>() != bot.User
                && guild.Roles.GetValueOrDefault(overwrite.Id.As<Role>())?.Tags?.BotId != bot.User
            ),
        ];

    /// <summary>Null where nobody is kept from writing by it.</summary>
    /// <param name="escapes">Those to lock too.</param>
    public static LockChange? Plan(
        Channel channel,
        Snowflake<Guild> guild,
        Snowflake<User> bot,
        IReadOnlyCollection<Snowflake<AnyEntity>> escapes
    )
    {
        if (channel.IsThread)
        {
            var isLocked = channel.ThreadMetadata?.Locked ?? false;
            return isLocked ? null : new() { WasLocked = isLocked };
        }

        var mask = Mask(channel.Type);
        List<OverwriteEdit> edits = [];
        var everyone = guild.As<AnyEntity>();
        Add(edits, channel, everyone, OverwriteType.Role, was => new(was.Allow & ~mask, was.Deny | mask));
        foreach (var escape in channel.PermissionOverwrites.Where(o => escapes.Contains(o.Id) && o.Id != everyone))
        {
            Add(edits, channel, escape.Id, escape.Type, was => was with { Allow = was.Allow & ~mask });
        }

        if (edits.Count == 0)
        {
            return null;
        }

        // First of all: whoever may not write may not let others write again either.
        List<OverwriteEdit> own = [];
        Add(own, channel, bot.As<AnyEntity>(), OverwriteType.Member, was => new(was.Allow | mask, was.Deny & ~mask));
        return new() { Edits = [.. own, .. edits] };
    }

    private static void Add(
        List<OverwriteEdit> edits,
        Channel channel,
        Snowflake<AnyEntity> id,
        OverwriteType type,
        Func<Bits, Bits> change
    )
    {
        var before = Bits.Of(channel, id);
        var after = change(before ?? default);
        if (after != (before ?? default))
        {
            edits.Add(new(id, type, before, after));
        }
    }
}

using Guildhall.Aegis.Channels.Holds;
using Guildhall.Discord.Model;

namespace Guildhall.Tests.Aegis.Channels.Holds;

public class LockRulesTests
{
    private static readonly Snowflake<Guild> guild = new(100);
    private static readonly Snowflake<User> bot = new(2);
    private static readonly Snowflake<Role> staff = new(201);
    private static readonly Permissions mask = LockRules.Mask(ChannelType.GuildText);

    [Fact]
    public void A_plain_channel_is_closed_to_everyone_and_kept_open_to_the_bot_first()
    {
        var change = LockRules.Plan(Channel(), guild, bot, [])!;

        Assert.Equal([bot.As<AnyEntity>(), guild.As<AnyEntity>()], change.Edits.Select(edit => edit.Id));
        Assert.Equal(new Bits(mask, 0), change.Edits[0].After);
        Assert.Equal(new Bits(0, mask), change.Edits[1].After);
        Assert.All(change.Edits, edit => Assert.Null(edit.Before));
    }

    [Fact]
    public void What_is_closed_already_is_left_as_it_is()
    {
        var closed = Channel(Overwrite.ForRole(guild.As<Role>(), 0, mask | Permissions.AddReactions));

        Assert.Null(LockRules.Plan(closed, guild, bot, []));
    }

    [Fact]
    public void Other_bits_of_the_same_overwrite_stay()
    {
        var before = Overwrite.ForRole(
            guild.As<Role>(),
            Permissions.SendMessages | Permissions.EmbedLinks,
            Permissions.AddReactions
        );

        var edit = LockRules.Plan(Channel(before), guild, bot, [])!.Edits[^1];

        Assert.Equal(new Bits(Permissions.EmbedLinks, Permissions.AddReactions | mask), edit.After);
        Assert.Equal(new Bits(before.Allow, before.Deny), edit.Before);
    }

    [Fact]
    public void Whoever_is_let_in_by_name_is_found_and_locked_only_where_asked()
    {
        var channel = Channel(
            Overwrite.ForRole(staff, Permissions.SendMessages | Permissions.ViewChannel, 0),
            Overwrite.ForMember(new(9), Permissions.CreatePublicThreads, 0),
            Overwrite.ForRole(new(202), Permissions.EmbedLinks, 0),
            Overwrite.ForMember(bot, Permissions.SendMessages, 0)
        );
        var roles = new GuildRoles(guild, new(1), new Dictionary<Snowflake<Role>, Role>());

        var escapes = LockRules.Escapes(channel, roles, new(bot, []));
        var left = LockRules.Plan(channel, guild, bot, [])!;
        var locked = LockRules.Plan(channel, guild, bot, [.. escapes.Select(escape => escape.Id)])!;

        Assert.Equal([staff.As<AnyEntity>(), new(9)], escapes.Select(escape => escape.Id));
        Assert.DoesNotContain(left.Edits, edit => edit.Id == staff.As<AnyEntity>());
        Assert.Equal(
            new Bits(Permissions.ViewChannel, 0),
            locked.Edits.Single(edit => edit.Id == staff.As<AnyEntity>()).After
        );
    }

    [Fact]
    public void Undoing_gives_back_exactly_what_was_there()
    {
        var none = new OverwriteEdit(new(1), OverwriteType.Role, null, new(0, mask));
        var some = new OverwriteEdit(new(1), OverwriteType.Role, new(Permissions.SendMessages, 0), new(0, mask));

        Assert.Null(none.Undone(none.After));
        Assert.Equal(new Bits(Permissions.SendMessages, 0), some.Undone(some.After));
    }

    [Fact]
    public void What_people_changed_since_stays_theirs()
    {
        var edit = new OverwriteEdit(new(1), OverwriteType.Role, null, new(0, mask));

        Assert.Equal(
            new Bits(Permissions.EmbedLinks, Permissions.AddReactions),
            edit.Undone(new Bits(Permissions.EmbedLinks, Permissions.AddReactions | mask))
        );
        Assert.Null(edit.Undone(null));
    }

    [Fact]
    public void An_overwrite_that_was_empty_is_empty_again_and_not_gone()
    {
        var edit = new OverwriteEdit(new(1), OverwriteType.Role, new(0, 0), new(0, mask));

        Assert.Equal(new Bits(0, 0), edit.Undone(edit.After));
    }

    [Fact]
    public void A_voice_channel_is_closed_to_talking_and_a_thread_is_locked_as_one()
    {
        Assert.True(LockRules.Mask(ChannelType.GuildVoice).HasFlag(Permissions.Connect | Permissions.SendMessages));
        var thread = new Channel
        {
            Type = ChannelType.PublicThread,
            ThreadMetadata = new() { Locked = false },
        };

        Assert.False(LockRules.Plan(thread, guild, bot, [])!.WasLocked);
        Assert.Null(LockRules.Plan(thread with { ThreadMetadata = new() { Locked = true } }, guild, bot, []));
    }

    private static Channel Channel(params Overwrite[] overwrites) =>
        new() { Id = new(5), PermissionOverwrites = overwrites };
}

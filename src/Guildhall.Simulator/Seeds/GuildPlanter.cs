using Guildhall.Simulator.Acts;
using Guildhall.Simulator.Permissions;
using Guildhall.Simulator.State;

namespace Guildhall.Simulator.Seeds;

/// <summary>
/// Builds one guild of the demo. Ids count up from the guild's own, so that they do not depend on the clock; roles are
/// named from the highest to the lowest.
/// </summary>
internal sealed class GuildPlanter
{
    private readonly Universe world;
    private readonly SimGuild guild;
    private readonly DateTimeOffset founded;
    private ulong nextId;

    public GuildPlanter(Universe world, ulong id, string name, string owner)
    {
        this.world = world;
        founded = Snowflakes.TimeOf(id);
        nextId = id + 1;
        guild = world.AddGuild(id, name, Person(owner).Id, Permission.Ordinary);
    }

    public ulong Id => guild.Id;

    /// <summary>By its id.</summary>
    public DateTimeOffset Founded => founded;

    public string Description
    {
        set => guild.Description = value;
    }

    public void Role(string name, Permission permissions, int color) =>
        Add(new(nextId++, name) { Color = color }, permissions);

    public void BotRole(SimBot bot)
    {
        var role = new SimRole(nextId++, bot.User.Name) { BotId = bot.User.Id };
        Add(role, Universe.BotPermissions);
        Join(bot.User).Roles.Add(role.Id);
    }

    public void Member(string name, string? role = null)
    {
        var member = Join(Person(name));
        member.Status = "online";
        if (role is not null)
        {
            member.Roles.Add(RoleNamed(role).Id);
        }
    }

    public void Crowd(string role, int count)
    {
        for (var i = 1; i <= count; i++)
        {
            Member($"{role}-{i}", role);
        }
    }

    public void Channel(string name, string topic) => NewChannel(name, topic);

    /// <summary>Seen by these roles and the bot only.</summary>
    public void HiddenChannel(string name, string topic, params ReadOnlySpan<string> roles)
    {
        var channel = NewChannel(name, topic);
        channel.Overwrites.Add(new(guild.Id, false, Permission.None, Permission.ViewChannel));
        foreach (var role in roles)
        {
            channel.Overwrites.Add(new(RoleNamed(role).Id, false, Permission.ViewChannel, Permission.None));
        }

        var bot = guild.Roles.Values.Single(r => r.BotId is not null);
        channel.Overwrites.Add(new(bot.Id, false, Permission.ViewChannel | Permission.SendMessages, Permission.None));
    }

    /// <summary>Where people post under titles; a post is a thread.</summary>
    public void Forum(string name, string topic) => NewChannel(name, topic, ChannelType.Forum);

    public SimChannel Place(string channel) => guild.Channels.Values.Single(c => c.Name == channel);

    public SimUser Person(string name) =>
        world.Users.Values.FirstOrDefault(u => u.Name == name) ?? world.AddUser(nextId++, name);

    private SimChannel NewChannel(string name, string topic, ChannelType type = ChannelType.Text)
    {
        var channel = new SimChannel(nextId++, type, guild, name) { Topic = topic, Position = guild.Channels.Count };
        ChannelActs.Add(world, channel);
        guild.SystemChannelId ??= channel.Id;
        return channel;
    }

    private void Add(SimRole role, Permission permissions)
    {
        role.Permissions = permissions;
        foreach (var higher in guild.Roles.Values.Where(r => r.Id != guild.Id))
        {
            higher.Position++;
        }

        role.Position = 1;
        guild.Roles.Add(role.Id, role);
    }

    private SimMember Join(SimUser user)
    {
        if (guild.Members.TryGetValue(user.Id, out var known))
        {
            return known;
        }

        var member = new SimMember(user, founded.AddHours(guild.Members.Count + 1));
        guild.Members.Add(user.Id, member);
        return member;
    }

    private SimRole RoleNamed(string name) => guild.Roles.Values.Single(r => r.Name == name);
}

using System.Globalization;
using Guildhall.Simulator.Permissions;
using Guildhall.Simulator.State;

namespace Guildhall.Simulator.Seeds;

/// <summary>
/// Many like guilds, for measurements: each with its own people, 20 roles and 20 channels, the bot in every one. The
/// guilds fall evenly on any number of shards, because their ids count up by one in the bits that choose the shard.
/// </summary>
internal static class LargeWorld
{
    private const int Roles = 20;
    private const int Channels = 20;
    private const ulong FirstGuild = DemoWorld.OnomancerId;

    public static void Plant(Universe world, int guilds, int members)
    {
        DemoWorld.PlantBot(world);
        var bot = world.Bots.Values.Single();
        var people = FirstGuild + ((ulong)guilds << 22);
        for (var i = 0; i < guilds; i++)
        {
            var first = people + ((ulong)i * (ulong)members);
            Plant(world, bot, FirstGuild + ((ulong)i << 22), i, first, members);
        }
    }

    private static void Plant(Universe world, SimBot bot, ulong id, int number, ulong firstPerson, int members)
    {
        var guild = world.AddGuild(id, Name("guild", number), firstPerson, Permission.Ordinary);
        var founded = Snowflakes.TimeOf(id);
        var next = id + 1;
        for (var i = 1; i < Roles; i++)
        {
            var role = new SimRole(next++, Name("role", i)) { Position = i, Permissions = Permission.Ordinary };
            guild.Roles.Add(role.Id, role);
        }

        var own = new SimRole(next++, bot.User.Name)
        {
            Position = Roles,
            Permissions = Universe.BotPermissions,
            BotId = bot.User.Id,
        };
        guild.Roles.Add(own.Id, own);
        Join(guild, bot.User, founded).Roles.Add(own.Id);
        for (var i = 0; i < Channels; i++)
        {
            var channel = new SimChannel(next++, ChannelType.Text, guild, i == 0 ? "general" : Name("channel", i))
            {
                Position = i,
            };
            Acts.ChannelActs.Add(world, channel);
        }

        for (var i = 0; i < members; i++)
        {
            var person = world.AddUser(firstPerson + (ulong)i, Name("member", i, number));
            var member = Join(guild, person, founded.AddMinutes(i));
            member.Status = i % 3 == 0 ? "online" : "offline";
            member.Roles.Add(id + 1 + (ulong)(i % (Roles - 1)));
        }
    }

    private static SimMember Join(SimGuild guild, SimUser user, DateTimeOffset at)
    {
        var member = new SimMember(user, at);
        guild.Members.Add(user.Id, member);
        return member;
    }

    private static string Name(string kind, int number, int? of = null) =>
        string.Create(CultureInfo.InvariantCulture, $"{kind}-{number}{(of is null ? "" : "-")}{of}");
}

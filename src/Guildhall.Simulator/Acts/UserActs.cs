using Guildhall.Simulator.State;
using Guildhall.Simulator.Wire;

namespace Guildhall.Simulator.Acts;

internal static class UserActs
{
    /// <summary>USER_UPDATE for the bot itself, GUILD_MEMBER_UPDATE for its servers.</summary>
    public static void Rename(Universe world, SimUser user, string name)
    {
        user.Name = name;
        if (world.BotOf(user) is { } bot)
        {
            world.Publish(new("USER_UPDATE", user.ToPrivateJson()) { Only = bot });
        }

        foreach (var guild in world.Guilds.Values.Where(g => g.Members.ContainsKey(user.Id)))
        {
            MemberActs.Announce(world, guild, guild.Members[user.Id]);
        }
    }
}

using Guildhall.Simulator.State;
using Guildhall.Simulator.Wire;

namespace Guildhall.Simulator.Interactions;

/// <summary>
/// What a guild's administrators have decided about one command: its own entries, and where it has none for somebody,
/// those of its application.
/// Source: https://support.discord.com/hc/en-us/articles/10952896421783-Updates-to-Command-Permissions
/// </summary>
internal sealed class CommandOverrides
{
    public const int Role = 1;
    public const int User = 2;
    public const int Channel = 3;

    private readonly SimGuild guild;
    private readonly Dictionary<(int Type, ulong Id), bool> entries = [];

    private CommandOverrides(SimGuild guild) => this.guild = guild;

    /// <summary>The id that stands for all channels.</summary>
    public static ulong AllChannels(SimGuild guild) => guild.Id - 1;

    public static CommandOverrides Of(SimGuild guild, SimCommand command)
    {
        var overrides = new CommandOverrides(guild);
        foreach (var id in new[] { command.ApplicationId, command.Id })
        {
            foreach (var entry in guild.CommandPermissions.GetValueOrDefault(id) ?? [])
            {
                overrides.entries[((int)entry!["type"]!, entry["id"].AsId()!.Value)] = (bool)entry["permission"]!;
            }
        }

        return overrides;
    }

    /// <summary>A thread is its channel.</summary>
    public bool AllowsIn(SimChannel channel)
    {
        var place = channel.IsThread ? channel.ParentId!.Value : channel.Id;
        return Find(Channel, place) ?? Find(Channel, AllChannels(guild)) ?? true;
    }

    /// <summary>Null where nothing is said of that member, and the command's own default decides.</summary>
    public bool? Allows(SimMember member)
    {
        var roles = member.Roles.Select(r => Find(Role, r)).OfType<bool>().ToArray();
        return Find(User, member.User.Id) ?? (roles.Length > 0 ? roles.Contains(true) : Find(Role, guild.Id));
    }

    private bool? Find(int type, ulong id) => entries.TryGetValue((type, id), out var allows) ? allows : null;
}

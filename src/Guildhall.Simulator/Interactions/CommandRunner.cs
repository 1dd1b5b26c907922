using System.Text.Json.Nodes;
using Guildhall.Simulator.Control;
using Guildhall.Simulator.Permissions;
using Guildhall.Simulator.State;
using Guildhall.Simulator.Wire;

namespace Guildhall.Simulator.Interactions;

/// <summary>A member uses an application command. Used under the universe's gate.</summary>
internal static class CommandRunner
{
    private const int ChatReply = 20;
    private const int MenuReply = 23;

    public static SimInteraction Run(
        Universe world,
        SimGuild guild,
        SimChannel channel,
        SimMember member,
        string name,
        JsonObject options,
        string? focused
    )
    {
        var words = name.TrimStart('/').Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var command = Usable(world, guild, channel, member)
            .FirstOrDefault(c => c.Type == 1 && c.Name == words.FirstOrDefault());
        if (command is null)
        {
            throw Unknown(world, guild, channel, member, name);
        }

        var resolved = new Resolved(world, guild, member.User);
        var reader = new CommandOptions(world, guild, channel, resolved);
        var chosen = Options(reader, command.Definition, words.AsSpan(1), options, focused);
        var data = Data(command, resolved);
        if (chosen.Count > 0)
        {
            data["options"] = chosen;
        }

        var kind = focused is null ? InteractionKind.Command : InteractionKind.Autocomplete;
        var origin = new InteractionOrigin(ChatReply, CommandName: name.TrimStart('/'));
        return InteractionFactory.Send(world, BotOf(world, command), member.User, channel, kind, data, origin);
    }

    /// <summary>A user or message menu.</summary>
    public static SimInteraction RunMenu(
        Universe world,
        SimGuild guild,
        SimChannel channel,
        SimMember member,
        string name,
        string target
    )
    {
        var command = Usable(world, guild, channel, member).FirstOrDefault(c => c.Type is 2 or 3 && c.Name == name);
        if (command is null)
        {
            throw Unknown(world, guild, channel, member, name);
        }

        var resolved = new Resolved(world, guild, member.User);
        var id =
            command.Type == 2
                ? resolved.User(Find.User(world, guild, target))
                : resolved.Message(Find.Message(world, target));
        var data = Data(command, resolved).With(("target_id", id.Text()));
        var origin = new InteractionOrigin(MenuReply, CommandName: name);
        var bot = BotOf(world, command);
        return InteractionFactory.Send(world, bot, member.User, channel, InteractionKind.Command, data, origin);
    }

    /// <summary>The commands that the member may use here; a guild's command hides a global one of the same name.</summary>
    public static IEnumerable<SimCommand> Usable(Universe world, SimGuild guild, SimChannel channel, SimMember member)
    {
        var permissions = world.PermissionsOf(member, channel);
        if (!permissions.HasFlag(Permission.UseCommands) || !permissions.HasFlag(Permission.ViewChannel))
        {
            return [];
        }

        var bots = world.Bots.Values.Where(b => guild.Members.ContainsKey(b.User.Id)).ToArray();
        var own = world.GuildCommands.Values.Where(c => c.GuildId == guild.Id);
        return own.Concat(bots.SelectMany(b => b.Commands.Values))
            .Where(c => bots.Any(b => b.ApplicationId == c.ApplicationId))
            .DistinctBy(c => (c.ApplicationId, c.Name, c.Type))
            .Where(c => Allows(c, permissions));
    }

    private static bool Allows(SimCommand command, Permission permissions)
    {
        var contexts = command.Definition["contexts"] as JsonArray;
        var isForGuilds = contexts is null || contexts.Any(c => (int)c! == 0);
        var needed = (Permission?)command.Definition["default_member_permissions"].AsId();
        return isForGuilds
            && needed switch
            {
                null => true,
                Permission.None => permissions.HasFlag(Permission.Administrator),
                _ => permissions.HasFlag(needed.Value),
            };
    }

    private static JsonArray Options(
        CommandOptions reader,
        JsonObject definition,
        ReadOnlySpan<string> words,
        JsonObject given,
        string? focused
    )
    {
        var children = definition["options"] as JsonArray;
        var subs = (children ?? []).OfType<JsonObject>().Where(o => (int)o["type"]! is 1 or 2).ToArray();
        if (words.IsEmpty && subs.Length == 0)
        {
            return reader.Read(children, given, focused);
        }

        var word = words.IsEmpty ? null : words[0];
        var sub = subs.FirstOrDefault(s => (string)s["name"]! == word);
        if (sub is null)
        {
            var names = string.Join(", ", subs.Select(s => s["name"]));
            throw new BadControlException($"'{word}' is not a sub-command. There are: {names}.");
        }

        var inner = Options(reader, sub, words[1..], given, focused);
        return
        [
            new JsonObject
            {
                ["name"] = word,
                ["type"] = (int)sub["type"]!,
                ["options"] = inner,
            },
        ];
    }

    private static JsonObject Data(SimCommand command, Resolved resolved)
    {
        var data = new JsonObject
        {
            ["id"] = command.Id.Text(),
            ["name"] = command.Name,
            ["type"] = command.Type,
        };
        if (command.GuildId is { } guild)
        {
            data["guild_id"] = guild.Text();
        }

        if (resolved.Json is { } json)
        {
            data["resolved"] = json;
        }

        return data;
    }

    private static SimBot BotOf(Universe world, SimCommand command) => world.BotOfApplication(command.ApplicationId)!;

    private static BadControlException Unknown(
        Universe world,
        SimGuild guild,
        SimChannel channel,
        SimMember member,
        string name
    )
    {
        var names = string.Join(", ", Usable(world, guild, channel, member).Select(c => c.Name).Order());
        return new($"{member.User.Name} has no command '{name}' here. There are: {(names == "" ? "none" : names)}.");
    }
}

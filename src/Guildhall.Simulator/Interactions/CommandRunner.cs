using System.Text.Json.Nodes;
using Guildhall.Simulator.Control;
using Guildhall.Simulator.State;
using Guildhall.Simulator.Wire;

namespace Guildhall.Simulator.Interactions;

/// <summary>A person uses an application command, in a guild or in direct messages. Used under the universe's gate.</summary>
internal static class CommandRunner
{
    private const int ChatReply = 20;
    private const int MenuReply = 23;

    /// <param name="focused">The option being typed, for autocomplete.</param>
    public static SimInteraction Run(
        Universe world,
        SimChannel channel,
        SimUser user,
        string name,
        JsonObject options,
        string? focused
    )
    {
        var words = name.TrimStart('/').Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var command = CommandAccess
            .Usable(world, channel, user)
            .FirstOrDefault(c => c.Type == 1 && c.Name == words.FirstOrDefault());
        if (command is null)
        {
            throw Unknown(world, channel, user, name);
        }

        var resolved = new Resolved(world, channel.Guild, user);
        var reader = new CommandOptions(world, channel, resolved);
        var chosen = Options(reader, command.Definition, words.AsSpan(1), options, focused);
        var data = Data(command, resolved);
        if (chosen.Count > 0)
        {
            data["options"] = chosen;
        }

        var kind = focused is null ? InteractionKind.Command : InteractionKind.Autocomplete;
        var origin = new InteractionOrigin(ChatReply, CommandName: name.TrimStart('/'));
        return InteractionFactory.Send(world, BotOf(world, command), user, channel, kind, data, origin);
    }

    /// <summary>A user or message menu; of two with one name, the one that fits the target.</summary>
    public static SimInteraction RunMenu(Universe world, SimChannel channel, SimUser user, string name, string target)
    {
        var message = Find.TryMessage(world, target);
        var command = CommandAccess
            .Usable(world, channel, user)
            .Where(c => c.Type is 2 or 3 && c.Name == name)
            .OrderBy(c => c.Type == (message is null ? 2 : 3) ? 0 : 1)
            .FirstOrDefault();
        if (command is null)
        {
            throw Unknown(world, channel, user, name);
        }

        var resolved = new Resolved(world, channel.Guild, user);
        var id =
            command.Type == 2
                ? resolved.User(Find.UserIn(world, channel, target))
                : resolved.Message(Target(message, channel, user, target));
        var data = Data(command, resolved).With(("target_id", id.Text()));
        var origin = new InteractionOrigin(MenuReply, CommandName: name);
        var bot = BotOf(world, command);
        return InteractionFactory.Send(world, bot, user, channel, InteractionKind.Command, data, origin);
    }

    // Discord offers no menu on a message that nobody else sees.
    private static SimMessage Target(SimMessage? message, SimChannel channel, SimUser user, string target)
    {
        if (message is null || message.Channel != channel)
        {
            throw new BadControlException($"There is no message '{target}' in this channel.");
        }

        return message.IsEphemeral
            ? throw new BadControlException($"{user.Name} cannot use a menu on a message that one person alone sees.")
            : message;
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

    private static BadControlException Unknown(Universe world, SimChannel channel, SimUser user, string name)
    {
        var names = string.Join(", ", CommandAccess.Usable(world, channel, user).Select(c => c.Name).Order());
        return new($"{user.Name} has no command '{name}' here. There are: {(names == "" ? "none" : names)}.");
    }
}

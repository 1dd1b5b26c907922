using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Guildhall.Discord;
using Guildhall.Discord.Model;

namespace Guildhall.Core.Commands;

/// <summary>What is sent to Discord: the specs as a tree of commands, groups and sub-commands, and its hash.</summary>
internal static class Registration
{
    private static readonly IReadOnlyList<InteractionContext> InGuilds = [InteractionContext.Guild];

    public static IReadOnlyList<ApplicationCommand> Build(IEnumerable<CommandSpec> specs)
    {
        var ordered = specs.OrderBy(s => s.Kind).ThenBy(s => s.Name, StringComparer.Ordinal).ToArray();
        var menus = ordered
            .Where(s => s.Kind != ApplicationCommandType.ChatInput)
            .Select(s => Command(s.Name, s) with { Description = "" });
        var roots = ordered.Where(s => s.Kind == ApplicationCommandType.ChatInput).GroupBy(s => s.Name.Split(' ')[0]);
        return [.. roots.Select(r => Root(r.Key, [.. r])), .. menus];
    }

    /// <summary>The same for what we would send and for what Discord gives back of it: ids, versions and defaults are left out.</summary>
    public static string Hash(IEnumerable<ApplicationCommand> commands)
    {
        var plain = commands
            .Select(c => JsonSerializer.Serialize(Plain(c), DiscordJson.Default.ApplicationCommand))
            .Order(StringComparer.Ordinal);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', plain))));
    }

    private static ApplicationCommand Root(string name, IReadOnlyList<CommandSpec> specs)
    {
        if (specs is [var single] && single.Name == name)
        {
            return Command(name, single) with { Options = single.Options.Count > 0 ? single.Options : null };
        }

        var children = specs
            .GroupBy(s => s.Name.Split(' ')[1])
            .Select(g =>
                g.All(s => s.Name.Count(c => c == ' ') == 1)
                    ? SubCommand(g.Key, g.Single())
                    : Nested(
                        ApplicationCommandOptionType.SubCommandGroup,
                        g.Key,
                        [.. g.Select(s => SubCommand(s.Name.Split(' ')[2], s))]
                    )
            );
        return Command(name, specs[0]) with
        {
            Description = Summary(specs),
            Options = [.. children],
            DefaultMemberPermissions = LeastPermissions.Of([.. specs.Select(s => s.DefaultMemberPermissions)]),
        };
    }

    private static ApplicationCommand Command(string name, CommandSpec spec) =>
        new()
        {
            Type = spec.Kind,
            Name = name,
            Description = spec.Description,
            DefaultMemberPermissions = spec.DefaultMemberPermissions,
            Contexts = InGuilds,
        };

    private static ApplicationCommandOption SubCommand(string name, CommandSpec spec) =>
        new()
        {
            Type = ApplicationCommandOptionType.SubCommand,
            Name = name,
            Description = spec.Description,
            Options = spec.Options.Count > 0 ? spec.Options : null,
        };

    private static ApplicationCommandOption Nested(
        ApplicationCommandOptionType type,
        string name,
        IReadOnlyList<ApplicationCommandOption> options
    ) =>
        new()
        {
            Type = type,
            Name = name,
            Description = string.Join(", ", options.Select(o => o.Name)) is { Length: <= 100 } names ? names : name,
            Options = options,
        };

    private static string Summary(IReadOnlyList<CommandSpec> specs)
    {
        var names = string.Join(", ", specs.Select(s => s.Name.Split(' ')[1]).Distinct());
        return names.Length <= 100 ? names : specs[0].Name.Split(' ')[0];
    }

    private static ApplicationCommand Plain(ApplicationCommand command) =>
        new()
        {
            Type = command.Type,
            Name = command.Name,
            Description = command.Description,
            Options = Plain(command.Options),
            DefaultMemberPermissions = command.DefaultMemberPermissions,
        };

    private static IReadOnlyList<ApplicationCommandOption>? Plain(IReadOnlyList<ApplicationCommandOption>? options) =>
        options is { Count: > 0 }
            ?
            [
                .. options.Select(o =>
                    o with
                    {
                        Required = o.Required == true ? true : null,
                        Autocomplete = o.Autocomplete == true ? true : null,
                        Choices = o.Choices is { Count: > 0 }
                            ? [.. o.Choices.Select(c => new CommandChoice(c.Name, c.Value))]
                            : null,
                        ChannelTypes = o.ChannelTypes is { Count: > 0 } ? o.ChannelTypes : null,
                        Options = Plain(o.Options),
                        NameLocalizations = null,
                        DescriptionLocalizations = null,
                    }
                ),
            ]
            : null;
}

using System.Text.Json;
using Guildhall.Core.Commands;
using Guildhall.Discord;
using Guildhall.Discord.Model;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Guildhall.Tests.Core.Commands;

public class RegistrationTests
{
    private static readonly CommandSpec[] Specs =
    [
        new("translate", "Rewrite a document")
        {
            Options =
            [
                CommandOption.Text("project", "Which").Required().Suggested(),
                CommandOption.Choice("audience", "For whom", "leadership", "product"),
            ],
        },
        new("ticket claim", "Take this ticket") { DefaultMemberPermissions = Permissions.ManageMessages },
        new("ticket close", "Close this ticket") { DefaultMemberPermissions = Permissions.ManageMessages },
        new("config role add", "Add a role"),
        new("config role remove", "Remove a role"),
        new("config show", "Show all"),
        new("Report", "") { Kind = ApplicationCommandType.Message },
    ];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public void Sub_commands_and_groups_become_one_tree()
    {
        var built = Registration.Build(Specs);

        Assert.Equal(["config", "ticket", "translate", "Report"], built.Select(c => c.Name));
        Assert.Equal(
            ["role:SubCommandGroup[add,remove]", "show:SubCommand[]"],
            built[0]
                .Options!.Select(o => $"{o.Name}:{o.Type}[{string.Join(',', (o.Options ?? []).Select(c => c.Name))}]")
        );
        Assert.Equal(["claim", "close"], built[1].Options!.Select(o => o.Name));
        Assert.Equal(Permissions.ManageMessages, built[1].DefaultMemberPermissions);
    }

    [Fact]
    public void The_hash_does_not_depend_on_order_or_on_what_discord_adds()
    {
        var ours = Registration.Build(Specs);
        var echoed = ours.Reverse()
            .Select(c => c with { Id = new(5), Version = new(6), Nsfw = false, IntegrationTypes = [0] })
            .Select(c => JsonSerializer.Serialize(c, DiscordJson.Default.ApplicationCommand))
            .Select(j => JsonSerializer.Deserialize(j, DiscordJson.Default.ApplicationCommand)!);

        Assert.Equal(Registration.Hash(ours), Registration.Hash(echoed));
    }

    [Fact]
    public void The_hash_changes_with_anything_that_is_seen()
    {
        var changed = Specs.ToArray();
        changed[0] = changed[0] with { Description = "Rewrite a document!" };

        Assert.NotEqual(Registration.Hash(Registration.Build(Specs)), Registration.Hash(Registration.Build(changed)));
    }

    [Fact]
    public async Task Discord_is_overwritten_once_and_then_left_alone()
    {
        var registry = new ScriptedRegistry();

        var first = await Registrar(registry, new()).RegisterAsync(Cancellation);
        var second = await Registrar(registry, new()).RegisterAsync(Cancellation);

        Assert.True(Assert.Single(first).WasOverwritten);
        Assert.False(Assert.Single(second).WasOverwritten);
        Assert.Equal(1, registry.Overwrites);
    }

    [Fact]
    public async Task Each_guild_of_the_options_gets_its_own()
    {
        var registry = new ScriptedRegistry();

        var outcomes = await Registrar(registry, new() { RegisterInGuilds = [1, 2] }).RegisterAsync(Cancellation);

        Assert.Equal([1UL, 2UL], outcomes.Select(o => o.Guild!.Value.Value));
        Assert.Equal(2, registry.Overwrites);
    }

    [Fact]
    public void Every_fault_of_the_table_is_listed_at_once()
    {
        CommandSpec[] wrong =
        [
            new("Upper", "x"),
            new("nodescription", ""),
            new("late", "x") { Options = [CommandOption.Text("a", "x"), CommandOption.Text("b", "x").Required()] },
            new("twice", "x") { Options = [CommandOption.Text("a", "x"), CommandOption.Text("a", "x")] },
            new("many", "x")
            {
                Options = [CommandOption.Choice("a", "x", [.. Enumerable.Range(0, 26).Select(i => $"{i}")])],
            },
            new("silent", "x") { Options = [CommandOption.Text("a", "x").Suggested()] },
            new("group", "x"),
            new("group sub", "x"),
        ];

        var thrown = Assert.Throws<CommandTableException>(() =>
            new CommandTable([.. wrong.Select(Entry), Entry(new("late", "again"))], [], [], [])
        );

        Assert.Equal(8, thrown.Faults.Count);
        Assert.Contains("\"late\" is registered twice", thrown.Message, StringComparison.Ordinal);
        Assert.Contains("/late: required options must come first.", thrown.Message, StringComparison.Ordinal);
        Assert.Contains(
            "/many: option \"a\": has 26 choices; Discord takes 25.",
            thrown.Message,
            StringComparison.Ordinal
        );
        Assert.Contains("/silent: the option \"a\" offers suggestions", thrown.Message, StringComparison.Ordinal);
    }

    private static CommandRegistrar Registrar(ScriptedRegistry registry, CommandsOptions options)
    {
        var document = new AutocompleteEntry(
            new("translate", "project"),
            (_, _, _) => throw new InvalidOperationException()
        );
        var table = new CommandTable(Specs.Select(Entry), [document], [], []);
        return new(table, registry, Options.Create(options), NullLogger<CommandRegistrar>.Instance);
    }

    private static CommandEntry Entry(CommandSpec spec) =>
        new(spec, (_, _, _) => throw new InvalidOperationException());

    private sealed class ScriptedRegistry : ICommandRegistry
    {
        private readonly Dictionary<ulong, IReadOnlyList<ApplicationCommand>> sets = [];

        public int Overwrites { get; private set; }

        public Task<IReadOnlyList<ApplicationCommand>> GetAsync(
            Snowflake<Guild>? guild,
            CancellationToken cancellation
        ) => Task.FromResult(sets.GetValueOrDefault(guild?.Value ?? 0) ?? []);

        public Task OverwriteAsync(
            Snowflake<Guild>? guild,
            IReadOnlyList<ApplicationCommand> commands,
            CancellationToken cancellation
        )
        {
            Overwrites++;
            sets[guild?.Value ?? 0] = [.. commands.Select(c => c with { Id = new(9), Version = new(1) })];
            return Task.CompletedTask;
        }
    }
}

using Guildhall.Core;
using Guildhall.Core.Commands;
using Guildhall.Core.Tenancy;
using Guildhall.Discord.Interactions;
using Guildhall.Discord.Model;
using Guildhall.Tests.Kit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace Guildhall.Tests.Core.Commands;

/// <summary>A router with one tenant, scripted handlers and a scripted Discord.</summary>
internal sealed class RouterFixture : IDisposable
{
    public const ulong DeveloperRole = 111_111_111_111_111_111;
    public static readonly Snowflake<Guild> Guild = new(100_000_000_000_000_001);
    private readonly string directory = Directory.CreateTempSubdirectory("guildhall-router-").FullName;
    private readonly List<CommandEntry> commands = [];
    private readonly List<AutocompleteEntry> autocompletes = [];
    private readonly List<ComponentEntry> components = [];
    private readonly List<ModalEntry> modals = [];
    private readonly ServiceProvider services = new ServiceCollection().BuildServiceProvider();
    private readonly Lazy<CommandRouter> router;
    private ulong sequence;

    public RouterFixture()
    {
        File.WriteAllText(
            Path.Combine(directory, "acme.json"),
            $$"""
            {"id":"acme","guilds":["{{Guild}}"],
             "roles":{"developer":["{{DeveloperRole}}"]}, "permissions":{"translate":["developer"]} }
            """
        );
        CustomIds = new(new byte[32], Time);
        router = new(Build);
    }

    public ManualTime Time { get; } = new();

    public TestMeters Meters { get; } = new();

    public ScriptedAnswers Answers { get; } = new();

    public PostedAnswers Posted => field ??= new(Answers, Time);

    public CustomIds CustomIds { get; }

    public CommandsOptions Options { get; init; } = new();

    public CommandRouter Router => router.Value;

    public RouterFixture With(CommandSpec spec, Func<CommandContext, CancellationToken, Task<Result<Reply>>> run)
    {
        commands.Add(new(spec, (_, context, cancellation) => run(context, cancellation)));
        return this;
    }

    public RouterFixture With(CommandSpec spec, Reply reply) =>
        With(spec, (_, _) => Task.FromResult<Result<Reply>>(reply));

    public RouterFixture With(
        AutocompleteSpec spec,
        Func<AutocompleteContext, CancellationToken, Task<IReadOnlyList<CommandChoice>>> run
    )
    {
        autocompletes.Add(new(spec, (_, context, cancellation) => run(context, cancellation)));
        return this;
    }

    public RouterFixture With(ComponentSpec spec, Func<ComponentContext, Result<Reply>> run)
    {
        components.Add(new(spec, (_, context, _) => Task.FromResult(run(context))));
        return this;
    }

    public RouterFixture With(ModalSpec spec, Func<ModalContext, Result<Reply>> run)
    {
        modals.Add(new(spec, (_, context, _) => Task.FromResult(run(context))));
        return this;
    }

    public Interaction Command(string path, ulong user = 42, params IReadOnlyList<InteractionOption> options)
    {
        var parts = path.Split(' ');
        for (var i = parts.Length - 1; i > 0; i--)
        {
            var type =
                i == parts.Length - 1
                    ? ApplicationCommandOptionType.SubCommand
                    : ApplicationCommandOptionType.SubCommandGroup;
            options =
            [
                new InteractionOption
                {
                    Name = parts[i],
                    Type = type,
                    Options = options,
                },
            ];
        }

        return Interaction(
            InteractionType.ApplicationCommand,
            new()
            {
                Name = parts[0],
                Type = ApplicationCommandType.ChatInput,
                Options = options,
            },
            user
        );
    }

    public Interaction Keystroke(string command, string option, string typed, ulong user = 42) =>
        Command(
            command,
            user,
            new InteractionOption
            {
                Name = option,
                Type = ApplicationCommandOptionType.String,
                Value = typed,
                Focused = true,
            }
        ) with
        {
            Type = InteractionType.Autocomplete,
        };

    public Interaction Click(string customId, ulong user = 42, Snowflake<Guild>? guild = null) =>
        Interaction(InteractionType.MessageComponent, new() { CustomId = customId, Values = ["a"] }, user, guild);

    public Interaction Submit(string customId, string input, string text) =>
        Interaction(
            InteractionType.ModalSubmit,
            new()
            {
                CustomId = customId,
                Components = [ActionRow.Of(new TextInput { CustomId = input, Value = text })],
            },
            42
        );

    public Task RouteAsync(Interaction interaction) =>
        Router.RouteAsync(
            new(interaction, Time.GetUtcNow(), Time.GetTimestamp()),
            TestContext.Current.CancellationToken
        );

    public void Dispose()
    {
        Directory.Delete(directory, true);
        Meters.Dispose();
        services.Dispose();
    }

    private Interaction Interaction(
        InteractionType type,
        InteractionData data,
        ulong user,
        Snowflake<Guild>? guild = null
    ) =>
        new()
        {
            Id = new(Snowflake<Interaction>.At(Time.GetUtcNow()).Value + ++sequence),
            ApplicationId = new(7),
            Type = type,
            Token = "token",
            GuildId = guild ?? Guild,
            ChannelId = new(9),
            Data = data,
            Member = new()
            {
                User = new() { Id = new(user) },
                Roles = [new(DeveloperRole)],
                Permissions = Permissions.SendMessages,
            },
        };

    private CommandRouter Build()
    {
        var options = Microsoft.Extensions.Options.Options.Create(Options);
        var table = new CommandTable(commands, autocompletes, components, modals);
        var gate = new RequestGate(new TenantRegistry(directory, []), (_, _) => null, new Cooldowns(Time), options);
        var metrics = new CommandMetrics(Meters);
        return new(
            new CallFinder(table, CustomIds, services),
            gate,
            new Suggestions(table, gate, Posted, metrics, Time, options, services, NullLogger<Suggestions>.Instance),
            Posted,
            metrics,
            Time,
            options,
            NullLogger<CommandRouter>.Instance
        );
    }
}

using Guildhall.Discord.Model;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Guildhall.Core.Commands;

/// <summary>Tells Discord the commands, only where what it has differs: a day allows 200 creations in a guild.</summary>
public sealed partial class CommandRegistrar
{
    private readonly IReadOnlyList<ApplicationCommand> commands;
    private readonly ICommandRegistry registry;
    private readonly CommandsOptions options;
    private readonly ILogger<CommandRegistrar> log;

    internal CommandRegistrar(
        CommandTable table,
        ICommandRegistry registry,
        IOptions<CommandsOptions> options,
        ILogger<CommandRegistrar> log
    )
    {
        commands = Registration.Build(table.Specs);
        this.registry = registry;
        this.options = options.Value;
        this.log = log;
    }

    /// <summary>What would be sent.</summary>
    public IReadOnlyList<ApplicationCommand> Commands => commands;

    /// <summary>Registers for the guilds of the options, or globally; an outcome for each.</summary>
    public async Task<IReadOnlyList<RegistrationOutcome>> RegisterAsync(CancellationToken cancellation)
    {
        Snowflake<Guild>?[] places =
            options.RegisterInGuilds.Count > 0
                ? [.. options.RegisterInGuilds.Select(g => (Snowflake<Guild>?)new Snowflake<Guild>(g))]
                : [null];
        var outcomes = new List<RegistrationOutcome>();
        foreach (var place in places)
        {
            outcomes.Add(await RegisterAsync(place, cancellation));
        }

        return outcomes;
    }

    private async Task<RegistrationOutcome> RegisterAsync(Snowflake<Guild>? guild, CancellationToken cancellation)
    {
        var hash = Registration.Hash(commands);
        var isNew = Registration.Hash(await registry.GetAsync(guild, cancellation)) != hash;
        if (isNew)
        {
            await registry.OverwriteAsync(guild, commands, cancellation);
        }

        Registered(commands.Count, guild?.Value ?? 0, isNew);
        return new(guild, isNew, hash);
    }

    [LoggerMessage(LogLevel.Information, "Commands: {Count}, guild {Guild}, overwritten {Overwritten}")]
    private partial void Registered(int count, ulong guild, bool overwritten);
}

/// <param name="Guild">Null for the global set.</param>
/// <param name="WasOverwritten">False where Discord had these commands already.</param>
public sealed record RegistrationOutcome(Snowflake<Guild>? Guild, bool WasOverwritten, string Hash);

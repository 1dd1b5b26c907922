using Guildhall.Discord.Model;

namespace Guildhall.Core.Commands;

/// <summary>What Discord has registered. A null guild is the global set.</summary>
internal interface ICommandRegistry
{
    Task<IReadOnlyList<ApplicationCommand>> GetAsync(Snowflake<Guild>? guild, CancellationToken cancellation);

    /// <summary>Replaces the whole set.</summary>
    Task OverwriteAsync(
        Snowflake<Guild>? guild,
        IReadOnlyList<ApplicationCommand> commands,
        CancellationToken cancellation
    );
}

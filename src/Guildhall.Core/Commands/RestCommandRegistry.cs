using Guildhall.Discord.Model;
using Guildhall.Discord.Rest;

namespace Guildhall.Core.Commands;

internal sealed class RestCommandRegistry(DiscordRest discord) : ICommandRegistry
{
    // Nobody waits for it: answers and enforcement go first.
    private readonly DiscordRest rest = discord.With(RestPriority.Sync);

    public async Task<IReadOnlyList<ApplicationCommand>> GetAsync(
        Snowflake<Guild>? guild,
        CancellationToken cancellation
    )
    {
        var application = (await rest.GetCurrentApplicationAsync(cancellation)).Id;
        return guild is { } one
            ? await rest.GetGuildCommandsAsync(application, one, cancellation)
            : await rest.GetGlobalCommandsAsync(application, cancellation);
    }

    public async Task OverwriteAsync(
        Snowflake<Guild>? guild,
        IReadOnlyList<ApplicationCommand> commands,
        CancellationToken cancellation
    )
    {
        var application = (await rest.GetCurrentApplicationAsync(cancellation)).Id;
        await (
            guild is { } one
                ? rest.OverwriteGuildCommandsAsync(application, one, commands, cancellation)
                : rest.OverwriteGlobalCommandsAsync(application, commands, cancellation)
        );
    }
}

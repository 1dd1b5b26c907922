using Guildhall.Core;
using Guildhall.Core.Commands;
using Guildhall.Discord.Model;

namespace Guildhall.Aegis.Channels.Holds;

/// <summary><c>/lockdown</c>: locks a preset's channels, or every channel of the server.</summary>
internal sealed class LockDown(LockCalls calls, LockPlaces places) : ICommand
{
    public static CommandSpec Spec { get; } =
        new("lockdown", "Lock many channels at once; /unlock puts them back")
        {
            Ephemeral = true,
            DefaultMemberPermissions = Permissions.ManageChannels,
            Options =
            [
                CommandOption
                    .Text("preset", "Channels by a name from the settings; without it the whole server")
                    .Suggested(),
                .. LockCalls.Options,
            ],
        };

    public async Task<Result<Reply>> HandleAsync(CommandContext context, CancellationToken cancellation)
    {
        var standing = await calls.StandingAsync(context, cancellation);
        var finding = context.TryGetText("preset") is { } preset
            ? await places.PresetAsync(standing, preset, cancellation)
            : await places.ServerAsync(standing, cancellation);
        return finding.TryGet(out var found, out var refusal)
            ? await calls.LockAsync(context, standing, found.Channels, cancellation)
            : refusal;
    }
}

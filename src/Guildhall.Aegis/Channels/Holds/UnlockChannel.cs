using Guildhall.Core;
using Guildhall.Core.Commands;
using Guildhall.Discord.Model;

namespace Guildhall.Aegis.Channels.Holds;

/// <summary><c>/unlock</c>: a channel, a preset or the whole server is as it was before the lock.</summary>
internal sealed class UnlockChannel(LockCalls calls, LockPlaces places) : ICommand
{
    public static CommandSpec Spec { get; } =
        new("unlock", "Put channels back as they were before they were locked")
        {
            Ephemeral = true,
            DefaultMemberPermissions = Permissions.ManageChannels,
            Options =
            [
                CommandOption.Channel("channel", "Another than this one; a category for all in it"),
                CommandOption.Text("preset", "Or all channels of a preset").Suggested(),
                CommandOption.Boolean("server", "Or every channel that I locked"),
            ],
        };

    public async Task<Result<Reply>> HandleAsync(CommandContext context, CancellationToken cancellation)
    {
        var (channel, preset) = (context.TryGetChannel("channel"), context.TryGetText("preset"));
        var server = context.TryGetBoolean("server") == true;
        if ((channel is null ? 0 : 1) + (preset is null ? 0 : 1) + (server ? 1 : 0) > 1)
        {
            return HoldRefusals.OneOfThem;
        }

        var standing = await calls.StandingAsync(context, cancellation);
        var finding =
            server ? await places.ServerAsync(standing, cancellation)
            : preset is not null ? await places.PresetAsync(standing, preset, cancellation)
            : await places.ChannelAsync(standing, channel ?? context.Channel, cancellation);
        return finding.TryGet(out var found, out var refusal)
            ? await calls.UnlockAsync(context, found.Channels, cancellation)
            : refusal;
    }
}

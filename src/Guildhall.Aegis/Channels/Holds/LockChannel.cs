using Guildhall.Core;
using Guildhall.Core.Commands;
using Guildhall.Discord.Model;

namespace Guildhall.Aegis.Channels.Holds;

/// <summary><c>/lock</c>: nobody writes in a channel, or in those of a category, until it is unlocked.</summary>
internal sealed class LockChannel(LockCalls calls, LockPlaces places) : ICommand
{
    public static CommandSpec Spec { get; } =
        new("lock", "Let nobody write in a channel; its permissions come back exactly")
        {
            Ephemeral = true,
            DefaultMemberPermissions = Permissions.ManageChannels,
            Options =
            [
                CommandOption.Channel("channel", "Another than this one; a category for all in it"),
                .. LockCalls.Options,
            ],
        };

    public async Task<Result<Reply>> HandleAsync(CommandContext context, CancellationToken cancellation)
    {
        var standing = await calls.StandingAsync(context, cancellation);
        var channel = context.TryGetChannel("channel") ?? context.Channel;
        return (await places.ChannelAsync(standing, channel, cancellation)).TryGet(out var found, out var refusal)
            ? await calls.LockAsync(context, standing, found.Channels, cancellation)
            : refusal;
    }
}

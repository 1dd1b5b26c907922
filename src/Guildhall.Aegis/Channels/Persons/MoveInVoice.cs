using Guildhall.Aegis.Access;
using Guildhall.Core;
using Guildhall.Core.Commands;
using Guildhall.Discord.Model;

namespace Guildhall.Aegis.Channels.Persons;

/// <summary><c>/voice move</c>: into another voice channel.</summary>
internal sealed class MoveInVoice(VoiceCalls calls, Standings standings) : ICommand
{
    public static CommandSpec Spec { get; } =
        VoiceCalls.Spec(
            "move",
            "Move somebody to another voice channel",
            Permissions.MoveMembers,
            CommandOption.Channel("channel", "Where to").Required()
        );

    public async Task<Result<Reply>> HandleAsync(CommandContext context, CancellationToken cancellation)
    {
        var channel = context.TryGetChannel("channel")!.Value;
        var standing = await standings.GetAsync(context.Guild, cancellation);
        return standing.FindChannel(channel) is { IsVoice: true }
            ? await calls.RunAsync(context, Permissions.MoveMembers, new(VoiceAct.Move, channel), null, cancellation)
            : PersonRefusals.NoVoiceChannel;
    }
}

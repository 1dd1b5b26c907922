using Guildhall.Core;
using Guildhall.Core.Commands;
using Guildhall.Discord.Model;

namespace Guildhall.Aegis.Channels.Persons;

/// <summary><c>/voice mute</c>: nobody hears them in voice, until it is taken back.</summary>
internal sealed class MuteInVoice(VoiceCalls calls) : ICommand
{
    public static CommandSpec Spec { get; } =
        VoiceCalls.Spec(
            "mute",
            "Silence somebody in voice, or let them speak again",
            Permissions.MuteMembers,
            CommandOption.Choice("state", "As usual on", "on", "off")
        );

    public Task<Result<Reply>> HandleAsync(CommandContext context, CancellationToken cancellation) =>
        calls.RunAsync(
            context,
            Permissions.MuteMembers,
            new(context.TryGetText("state") == "off" ? VoiceAct.Unmute : VoiceAct.Mute),
            cancellation
        );
}

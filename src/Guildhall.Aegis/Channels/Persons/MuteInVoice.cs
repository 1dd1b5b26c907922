using Guildhall.Aegis.Actions;
using Guildhall.Core;
using Guildhall.Core.Commands;
using Guildhall.Discord.Model;

namespace Guildhall.Aegis.Channels.Persons;

/// <summary><c>/voice mute</c>: nobody hears them in voice, for a while or until it is taken back.</summary>
internal sealed class MuteInVoice(VoiceCalls calls) : ICommand
{
    public static CommandSpec Spec { get; } =
        VoiceCalls.Spec(
            "mute",
            "Silence somebody in voice, or let them speak again",
            Permissions.MuteMembers,
            CommandOption.Choice("state", "As usual on", "on", "off"),
            ActionOptions.Length("For how long: 10m, 2h; default: until it is taken back")
        );

    public async Task<Result<Reply>> HandleAsync(CommandContext context, CancellationToken cancellation)
    {
        if (!StaffCalls.Duration(context, new Length(null)).TryGet(out var length, out var refusal))
        {
            return refusal;
        }

        var isOn = context.TryGetText("state") != "off";
        return await calls.RunAsync(
            context,
            Permissions.MuteMembers,
            new(isOn ? VoiceAct.Mute : VoiceAct.Unmute),
            isOn ? length.Time : null,
            cancellation
        );
    }
}

using Guildhall.Core;
using Guildhall.Core.Commands;
using Guildhall.Discord.Model;

namespace Guildhall.Aegis.Channels.Persons;

/// <summary><c>/voice kick</c>: out of the voice channel.</summary>
internal sealed class KickFromVoice(VoiceCalls calls) : ICommand
{
    public static CommandSpec Spec { get; } =
        VoiceCalls.Spec("kick", "Disconnect somebody from voice", Permissions.MoveMembers);

    public Task<Result<Reply>> HandleAsync(CommandContext context, CancellationToken cancellation) =>
        calls.RunAsync(context, Permissions.MoveMembers, new(VoiceAct.Kick), null, cancellation);
}

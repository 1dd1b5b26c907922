using Guildhall.Aegis.Access;
using Guildhall.Aegis.Actions;
using Guildhall.Aegis.Cases;
using Guildhall.Core;
using Guildhall.Core.Commands;
using Guildhall.Discord.Model;

namespace Guildhall.Aegis.Channels.Persons;

/// <summary>From a voice command to its request.</summary>
internal sealed class VoiceCalls(StaffCalls calls, Gates gates)
{
    public static CommandSpec Spec(
        string name,
        string description,
        Permissions permission,
        params IReadOnlyList<ApplicationCommandOption> options
    ) =>
        new($"voice {name}", description)
        {
            Ephemeral = true,
            Cooldown = ActionOptions.Pace,
            DefaultMemberPermissions = permission,
            Options = [ActionOptions.Target("Whom"), .. options, .. ActionOptions.Common],
        };

    public async Task<Result<Reply>> RunAsync(
        CommandContext context,
        Permissions permission,
        VoicePayload payload,
        TimeSpan? length,
        CancellationToken cancellation
    )
    {
        var need = Need.Of(permission, Rights.Members);
        if (await gates.CheckAsync(Staff.Of(context), need, cancellation) is { } refusal)
        {
            return refusal;
        }

        return await calls.RunAsync(
            context,
            CaseKind.Voice,
            (request, guild) =>
                guild.RequireReason.Voice && string.IsNullOrWhiteSpace(request.Reason)
                    ? ActionRefusals.ReasonMissing
                    : request with
                    {
                        Payload = payload.Write(),
                        Duration = length,
                    },
            cancellation
        );
    }
}

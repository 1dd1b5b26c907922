using Guildhall.Aegis.Actions;
using Guildhall.Aegis.Cases;
using Guildhall.Core;
using Guildhall.Core.Commands;
using Guildhall.Discord.Model;

namespace Guildhall.Aegis.Channels.Persons;

/// <summary><c>/nick reset</c>: takes a nickname away.</summary>
internal sealed class ResetNick(StaffCalls calls) : ICommand
{
    public static CommandSpec Spec { get; } =
        new("nick reset", "Take somebody's nickname away")
        {
            Ephemeral = true,
            Cooldown = ActionOptions.Pace,
            DefaultMemberPermissions = Permissions.ManageNicknames,
            Options = [ActionOptions.Target("Whose"), .. ActionOptions.Common],
        };

    public Task<Result<Reply>> HandleAsync(CommandContext context, CancellationToken cancellation) =>
        calls.RunAsync(
            context,
            CaseKind.Nick,
            (request, guild) =>
                request.Target is { IsPresent: true, Nick: null } ? PersonRefusals.NoNick
                : guild.RequireReason.Nick && ReadableText.Clean(request.Reason) is null ? ActionRefusals.ReasonMissing
                : request.Target.Nick is { } old ? request with { Payload = new NickPayload(old).Write() }
                : request,
            cancellation
        );
}

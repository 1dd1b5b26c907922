using Guildhall.Aegis.Cases;
using Guildhall.Core;
using Guildhall.Core.Commands;
using Guildhall.Discord.Model;

namespace Guildhall.Aegis.Actions;

/// <summary><c>/warn</c>: a warning with points that fade.</summary>
internal sealed class WarnMember(StaffCalls calls, TimeProvider time) : ICommand
{
    public static CommandSpec Spec { get; } =
        new("warn", "Warn somebody, on the record")
        {
            Options =
            [
                ActionOptions.Target("Whom"),
                .. ActionOptions.Common,
                CommandOption.Integer("points", "How much it counts; default: as the settings say") with
                {
                    MinValue = 0,
                    MaxValue = 1000,
                },
                CommandOption.Text("expires", "When its points are gone: 30d; default: as the settings say") with
                {
                    MaxLength = 100,
                },
                CommandOption.Boolean("absent", "Warn somebody who is not in the server"),
            ],
            Ephemeral = true,
            Cooldown = ActionOptions.Pace,
            DefaultMemberPermissions = Permissions.ModerateMembers,
        };

    public Task<Result<Reply>> HandleAsync(CommandContext context, CancellationToken cancellation) =>
        calls.RunAsync(context, CaseKind.Warn, (request, _) => Adapt(context, request), cancellation);

    private Result<ActionRequest> Adapt(CommandContext context, ActionRequest request)
    {
        if (!request.Target.IsPresent && context.TryGetBoolean("absent") != true)
        {
            return new Refusal(
                "aegis.target_absent",
                $"{CaseText.Plain(request.Target.Name)} is not in this server and will not hear of it. "
                    + "To warn all the same, add `absent: True`."
            );
        }

        DateTimeOffset? end = null;
        if (context.TryGetText("expires") is { } text)
        {
            if (!DurationText.Read(text).TryGet(out var length, out var refusal))
            {
                return refusal;
            }

            end = time.GetUtcNow() + length;
        }

        return request with
        {
            Points = (int?)context.TryGetInteger("points"),
            PointsExpireAt = end,
        };
    }
}

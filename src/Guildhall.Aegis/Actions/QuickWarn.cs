using Guildhall.Aegis.Access;
using Guildhall.Aegis.Cases;
using Guildhall.Core;
using Guildhall.Core.Commands;
using Guildhall.Discord.Model;

namespace Guildhall.Aegis.Actions;

/// <summary>The menu <c>Quick Warn</c>: a form for the reason.</summary>
internal sealed class QuickWarn(Enforcement enforcement, Targets targets, CustomIds ids) : ICommand
{
    public static CommandSpec Spec { get; } =
        new("Quick Warn", "")
        {
            Kind = ApplicationCommandType.User,
            Ephemeral = true,
            Cooldown = ActionOptions.Pace,
            DefaultMemberPermissions = Permissions.ModerateMembers,
        };

    public async Task<Result<Reply>> HandleAsync(CommandContext context, CancellationToken cancellation)
    {
        var user = context.TargetUser!.Value;
        if (!(await targets.FindAsync(context, user, cancellation)).TryGet(out var target, out var refusal))
        {
            return refusal;
        }

        var draft = StaffCalls.Begin(context, CaseKind.Warn, target) with { Reason = "to be asked for" };
        if (await enforcement.CheckAsync(draft, cancellation) is { } forbidden)
        {
            return forbidden;
        }

        var id = ids.Make(WarnForm.Spec.Name, $"{user}", context.Guild, context.User, QuickBan.Patience);
        return Reply.Open(
            new(
                id,
                CaseText.Cut($"Warn {target.Name}", 45),
                [ActionRow.Of(TextInput.Paragraph(WarnForm.Reason, "Reason") with { MinLength = 5, MaxLength = 500 })]
            )
        );
    }
}

using Guildhall.Aegis.Access;
using Guildhall.Aegis.Actions.Notices;
using Guildhall.Aegis.Cases;
using Guildhall.Aegis.Settings;
using Guildhall.Core;
using Guildhall.Core.Commands;
using Guildhall.Discord.Model;

namespace Guildhall.Aegis.Actions;

/// <summary>The menu <c>Quick Ban</c>: asks first, and checks everything again at the click.</summary>
internal sealed class QuickBan(
    Enforcement enforcement,
    DirectNotices notices,
    GuildSettingsBook settings,
    Targets targets,
    CustomIds ids
) : ICommand
{
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    public static CommandSpec Spec { get; } =
        new("Quick Ban", "")
        {
            Kind = ApplicationCommandType.User,
            Ephemeral = true,
            Cooldown = ActionOptions.Pace,
            DefaultMemberPermissions = Permissions.BanMembers,
        };

    public async Task<Result<Reply>> HandleAsync(CommandContext context, CancellationToken cancellation)
    {
        var user = context.TargetUser!.Value;
        if (!(await targets.FindAsync(context, user, cancellation)).TryGet(out var target, out var refusal))
        {
            return refusal;
        }

        if (await enforcement.CheckAsync(RequestOf(context, target), cancellation) is { } forbidden)
        {
            return forbidden;
        }

        if (target is { IsPresent: true, IsBot: false })
        {
            // While the moderator reads the question.
            notices.Prepare(target.User, await settings.GetAsync(context.Guild, cancellation));
        }

        return new Reply($"Ban **{CaseText.Plain(target.Name)}** (`{target.User}`) for good?")
        {
            Components =
            [
                ActionRow.Of(
                    Button.Danger(
                        ids.Make(ConfirmBan.Spec.Name, $"{user}", context.Guild, context.User, Patience),
                        "Ban"
                    ),
                    Button.Secondary(
                        ids.Make(CancelBan.Spec.Name, $"{user}", context.Guild, context.User, Patience),
                        "Cancel"
                    )
                ),
            ],
        };
    }

    /// <summary>The same for the question and for the click.</summary>
    public static ActionRequest RequestOf(RequestContext context, Target target) =>
        StaffCalls.Begin(context, CaseKind.Ban, target) with
        {
            Reason = "Quick Ban",
        };
}

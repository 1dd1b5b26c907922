using Guildhall.Core;
using Guildhall.Core.Commands;
using Guildhall.Discord.Model;
using Guildhall.Sietch.Communities;
using Guildhall.Sietch.Eligibility.Rulings;

namespace Guildhall.Sietch.Eligibility.Commands;

/// <summary><c>/sietch ruling remove</c>: a ruling ends before its time.</summary>
internal sealed class LiftRuling(CommunityRegistry communities, RulingDesk desk) : ICommand
{
    public static CommandSpec Spec { get; } =
        new("sietch ruling remove", "End a ruling")
        {
            Ephemeral = true,
            Permission = SietchPermissions.Admin,
            Cooldown = SietchPermissions.Pace,
            DefaultMemberPermissions = Permissions.Administrator,
            Options =
            [
                CommandOption.Integer("number", "As /sietch ruling list shows it").Required(),
                CommandOption.Text("reason", "For the audit, 1 to 500 characters").Required(),
            ],
        };

    public async Task<Result<Reply>> HandleAsync(CommandContext context, CancellationToken cancellation)
    {
        if (!communities.Resolve(context.Tenant, context.Guild).TryGet(out var community, out var refusal))
        {
            return refusal;
        }

        var lifted = await desk.LiftAsync(
            community,
            context.GetInteger("number"),
            context.GetText("reason"),
            $"{context.User}",
            cancellation
        );
        return lifted.TryGet(out var made, out refusal)
            ? new Reply(RulingText.Made(made, isLifted: true)) { Ephemeral = true }
            : refusal;
    }
}

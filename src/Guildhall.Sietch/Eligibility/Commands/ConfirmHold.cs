using System.Globalization;
using Guildhall.Core;
using Guildhall.Core.Commands;
using Guildhall.Discord.Model;
using Guildhall.Sietch.Communities;

namespace Guildhall.Sietch.Eligibility.Commands;

/// <summary><c>/sietch confirm</c>: a result that the brake held is true, and is published.</summary>
internal sealed class ConfirmHold(CommunityRegistry communities, HoldDesk desk) : ICommand
{
    public static CommandSpec Spec { get; } =
        new("sietch confirm", "Publish a ranking that was held")
        {
            Ephemeral = true,
            Permission = SietchPermissions.Admin,
            Cooldown = SietchPermissions.Pace,
            DefaultMemberPermissions = Permissions.Administrator,
            Options =
            [
                CommandOption.Integer("hold", "Its number, as the alert and /sietch status show it").Required() with
                {
                    MinValue = 1,
                },
            ],
        };

    public async Task<Result<Reply>> HandleAsync(CommandContext context, CancellationToken cancellation)
    {
        if (!communities.Resolve(context.Tenant, context.Guild).TryGet(out var community, out var refusal))
        {
            return refusal;
        }

        var confirmed = await desk.ConfirmAsync(community, context.GetInteger("hold"), $"{context.User}", cancellation);
        return confirmed.TryGet(out var outcome, out refusal)
            ? new Reply(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"Published as snapshot {outcome.Snapshot}: {outcome.Changes.Count} standings have changed."
                )
            )
            {
                Ephemeral = true,
            }
            : refusal;
    }
}

using System.Globalization;
using Guildhall.Core;
using Guildhall.Core.Commands;
using Guildhall.Sietch.Communities;
using Guildhall.Sietch.Eligibility.Rulings;

namespace Guildhall.Sietch.Council;

/// <summary><c>/naib unseat</c>: an admin takes somebody's seat; it stands in the audit log, and the next best follows.</summary>
internal sealed class UnseatNaib(CommunityRegistry communities, CouncilDesk desk, TimeProvider time) : ICommand
{
    private const long Usual = 30;

    public static CommandSpec Spec { get; } =
        new("naib unseat", "Take a member's seat in the council")
        {
            Ephemeral = true,
            Permission = SietchPermissions.Admin,
            Cooldown = SietchPermissions.Pace,
            Options =
            [
                CommandOption.Text("nym", "Whose seat").Required(),
                CommandOption.Text("reason", "Why; for the audit log, and told to them").Required(),
                CommandOption.Integer("days", "How long they cannot be seated again: 1–365; default 30"),
            ],
        };

    public async Task<Result<Reply>> HandleAsync(CommandContext context, CancellationToken cancellation)
    {
        if (!communities.Resolve(context.Tenant, context.Guild).TryGet(out var community, out var elsewhere))
        {
            return elsewhere;
        }

        var (nym, reason) = (context.GetText("nym").Trim(), context.GetText("reason").Trim());
        if (reason.Length is 0 or > 500)
        {
            return CouncilRefusals.BadReason;
        }

        if (RulingRefusals.NamesWallet(reason))
        {
            return RulingRefusals.WalletInReason;
        }

        var days = context.TryGetInteger("days") ?? Usual;
        if (days is < 1 or > 365)
        {
            return CouncilRefusals.BadDays(days);
        }

        var bar = TimeSpan.FromDays(days);
        return await desk.UnseatAsync(community.Tenant, nym, reason, bar, context.User, cancellation) is { } refusal
            ? refusal
            : new Reply(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"Their term has ended, and they are not seated again until {CouncilText.Moment(time.GetUtcNow() + bar)}; a direct message tells them so, with your reason. The next best follows within seconds."
                )
            )
            {
                Ephemeral = true,
            };
    }
}

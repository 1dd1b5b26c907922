using Guildhall.Core;
using Guildhall.Core.Commands;
using Guildhall.Discord.Model;
using Guildhall.Sietch.Chain;
using Guildhall.Sietch.Communities;
using Guildhall.Sietch.Eligibility.Rulings;

namespace Guildhall.Sietch.Eligibility.Commands;

/// <summary><c>/sietch ruling add</c>: an admin's word about a wallet, with its reason and, where wanted, its end.</summary>
internal sealed class AddRuling(CommunityRegistry communities, RulingDesk desk, TimeProvider time) : ICommand
{
    public static CommandSpec Spec { get; } =
        new("sietch ruling add", "Guest, pardon, remove or exclude a wallet")
        {
            Ephemeral = true,
            Permission = SietchPermissions.Admin,
            Cooldown = SietchPermissions.Pace,
            DefaultMemberPermissions = Permissions.Administrator,
            Options =
            [
                CommandOption.Choice("kind", "What it does", "guest", "pardon", "remove", "exclude").Required(),
                CommandOption.Text("wallet", "0x…").Required(),
                CommandOption
                    .Text("reason", "1 to 500 characters; its owner reads it in /explain where you remove or exclude")
                    .Required(),
                CommandOption.Integer(
                    "days",
                    "When it ends by itself; a pardon needs it, others stand without it until they are lifted"
                ),
            ],
        };

    public async Task<Result<Reply>> HandleAsync(CommandContext context, CancellationToken cancellation)
    {
        if (!communities.Resolve(context.Tenant, context.Guild).TryGet(out var community, out var refusal))
        {
            return refusal;
        }

        if (!Address.TryParse(context.GetText("wallet").Trim(), out var wallet))
        {
            return RulingRefusals.NoWallet;
        }

        var days = context.TryGetInteger("days");
        if (days is < 1 or > 3650)
        {
            return RulingRefusals.NoDuration;
        }

        var order = new RulingOrder(
            wallet,
            Enum.Parse<RulingKind>(context.GetText("kind"), ignoreCase: true),
            context.GetText("reason"),
            days is { } count ? time.GetUtcNow().AddDays(count) : null
        );
        var added = await desk.AddAsync(community, order, $"{context.User}", cancellation);
        return added.TryGet(out var made, out refusal)
            ? new Reply(RulingText.Made(made, isLifted: false)) { Ephemeral = true }
            : refusal;
    }
}

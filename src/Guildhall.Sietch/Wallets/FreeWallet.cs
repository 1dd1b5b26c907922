using Guildhall.Core;
using Guildhall.Core.Commands;
using Guildhall.Discord.Model;
using Guildhall.Sietch.Chain;
using Guildhall.Sietch.Communities;
using Guildhall.Sietch.Eligibility.Rulings;

namespace Guildhall.Sietch.Wallets;

/// <summary><c>/sietch free-wallet</c>: an admin takes a wallet from whoever has it, with a reason for the audit and for them. Whose
/// it was, the answer does not say.</summary>
internal sealed class FreeWallet(WalletDesk desk, CommunityRegistry communities) : ICommand
{
    private const string Freed =
        "The wallet is linked to nobody by that any more; whoever had it is told your reason. If somebody else had claimed it, it is theirs now.";

    private static readonly Refusal nobodys = new(
        "sietch.wallet_nobodys",
        "That wallet is linked to nobody here. Check the address; what /explain says of a wallet does not depend on a link."
    );

    public static CommandSpec Spec { get; } =
        new("sietch free-wallet", "Take a wallet from whoever has linked it; they are told why")
        {
            Ephemeral = true,
            Permission = SietchPermissions.Admin,
            Cooldown = SietchPermissions.Pace,
            DefaultMemberPermissions = Permissions.Administrator,
            Options =
            [
                CommandOption.Text("wallet", "0x…").Required(),
                CommandOption.Text("reason", "For the audit and for the member, 1 to 500 characters").Required(),
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

        var reason = context.GetText("reason").Trim();
        if (reason.Length is 0 or > RulingDesk.LongestReason)
        {
            return RulingRefusals.NoReason;
        }

        if (RulingRefusals.NamesWallet(reason))
        {
            return RulingRefusals.WalletInReason;
        }

        var release = new WalletRelease(community.Tenant, wallet, context.User, reason);
        return await desk.FreeAsync(release, cancellation) ? new Reply(Freed) { Ephemeral = true } : nobodys;
    }
}

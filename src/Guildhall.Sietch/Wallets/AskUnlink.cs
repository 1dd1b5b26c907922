using Guildhall.Core;
using Guildhall.Core.Commands;
using Guildhall.Discord.Model;
using Guildhall.Sietch.Wallets.Links;

namespace Guildhall.Sietch.Wallets;

/// <summary>A wallet was chosen in <c>/wallets</c>: what unlinking it takes is said before it is done.</summary>
internal sealed class AskUnlink(LinkVault vault, CustomIds ids) : IComponent
{
    private static readonly TimeSpan lifetime = TimeSpan.FromMinutes(15);

    public static ComponentSpec Spec { get; } = new(WalletList.AskName) { Ephemeral = true, UpdatesMessage = true };

    public async Task<Result<Reply>> HandleAsync(ComponentContext context, CancellationToken cancellation)
    {
        var reason = new JoinReason(context.User.ToString(), "own-wallets");
        var wallets = await vault.OfUserAsync(context.Tenant.Id, context.User, reason, cancellation);
        return
            wallets.FirstOrDefault(wallet => context.Values is [var link] && wallet.Link.Id.Value == link) is { } chosen
            ? Ask(context, chosen.Link, wallets)
            : UnlinkWallet.Gone;
    }

    private Reply Ask(RequestContext context, WalletLink link, IReadOnlyList<OwnWallet> wallets)
    {
        var others = wallets.Count(wallet => wallet.Link.State == LinkState.Active && wallet.Link.Id != link.Id);
        var (question, verb) =
            link.State == LinkState.Pending
                ? ("Withdraw your claim to `{0}`? Its present holder keeps it.", "Withdraw it")
                : (
                    others > 0
                        ? "Unlink `{0}`? If no other wallet of yours is eligible, you lose your roles, a seat in the council, and your profile is hidden."
                        : "Unlink `{0}`? It is your only one: you lose your roles, a seat in the council, and your profile is hidden and kept for 90 days.",
                    "Unlink it"
                );
        var yes = ids.Make(WalletList.UnlinkName, link.Id.Value, context.Guild, context.User, lifetime);
        var no = ids.Make(WalletList.KeepName, "", context.Guild, context.User, lifetime);
        return new Reply(question.Replace("{0}", link.Wallet.ToShort(), StringComparison.Ordinal))
        {
            Ephemeral = true,
            Components = [ActionRow.Of(Button.Danger(yes, verb), Button.Secondary(no, "Keep it"))],
        };
    }
}

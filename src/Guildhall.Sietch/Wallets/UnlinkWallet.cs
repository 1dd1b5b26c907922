using Guildhall.Core;
using Guildhall.Core.Commands;
using Guildhall.Sietch.Wallets.Links;

namespace Guildhall.Sietch.Wallets;

/// <summary>A wallet chosen in <c>/wallets</c> is unlinked, or a claim withdrawn.</summary>
internal sealed class UnlinkWallet(WalletDesk desk, WalletList list) : IComponent
{
    private static readonly Refusal gone = new(
        "sietch.wallet_gone",
        "That wallet is not linked to you any more. `/wallets` shows those that are."
    );

    public static ComponentSpec Spec { get; } = new(WalletList.UnlinkName) { Ephemeral = true, UpdatesMessage = true };

    public async Task<Result<Reply>> HandleAsync(ComponentContext context, CancellationToken cancellation)
    {
        var news = context.Values is [var link]
            ? await desk.UnlinkAsync(context.Tenant.Id, context.User, new LinkId(link), cancellation)
            : null;
        return news is null ? gone : await list.OfAsync(context, news, cancellation);
    }
}

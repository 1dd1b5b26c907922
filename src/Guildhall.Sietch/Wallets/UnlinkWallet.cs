using Guildhall.Core;
using Guildhall.Core.Commands;
using Guildhall.Sietch.Wallets.Links;

namespace Guildhall.Sietch.Wallets;

/// <summary>The wallet that was asked about is unlinked, or the claim to it withdrawn.</summary>
internal sealed class UnlinkWallet(WalletDesk desk, WalletList list) : IComponent
{
    public static Refusal Gone { get; } =
        new("sietch.wallet_gone", "That wallet is not linked to you any more. `/wallets` shows those that are.");

    public static ComponentSpec Spec { get; } = new(WalletList.UnlinkName) { Ephemeral = true, UpdatesMessage = true };

    public async Task<Result<Reply>> HandleAsync(ComponentContext context, CancellationToken cancellation)
    {
        var link = new LinkId(context.State);
        var news = await desk.UnlinkAsync(context.Tenant.Id, context.User, link, cancellation);
        return news is null ? Gone : await list.OfAsync(context, news, cancellation);
    }
}

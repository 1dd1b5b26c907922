using Guildhall.Core;
using Guildhall.Core.Commands;
using Guildhall.Sietch.Wallets.Links;

namespace Guildhall.Sietch.Wallets;

/// <summary>The holder of a wallet refuses somebody's claim to it.</summary>
internal sealed class RefuseClaim(WalletDesk desk, WalletList list) : IComponent
{
    private static readonly Refusal gone = new(
        "sietch.claim_gone",
        "That claim is settled or withdrawn. `/wallets` shows how your wallets stand."
    );

    public static ComponentSpec Spec { get; } = new(WalletList.RefuseName) { Ephemeral = true, UpdatesMessage = true };

    public async Task<Result<Reply>> HandleAsync(ComponentContext context, CancellationToken cancellation) =>
        await desk.RefuseAsync(context.Tenant.Id, context.User, new LinkId(context.State), cancellation)
            ? await list.OfAsync(
                context,
                "The claim is refused; the wallet stays yours, and they cannot claim it again for a day.",
                cancellation
            )
            : gone;
}

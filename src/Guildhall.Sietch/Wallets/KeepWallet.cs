using Guildhall.Core;
using Guildhall.Core.Commands;

namespace Guildhall.Sietch.Wallets;

/// <summary>Nothing is unlinked after all.</summary>
internal sealed class KeepWallet(WalletList list) : IComponent
{
    public static ComponentSpec Spec { get; } = new(WalletList.KeepName) { Ephemeral = true, UpdatesMessage = true };

    public async Task<Result<Reply>> HandleAsync(ComponentContext context, CancellationToken cancellation) =>
        await list.OfAsync(context, "Nothing was changed.", cancellation);
}

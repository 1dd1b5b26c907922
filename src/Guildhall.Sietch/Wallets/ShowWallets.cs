using Guildhall.Core;
using Guildhall.Core.Commands;
using Guildhall.Sietch.Communities;

namespace Guildhall.Sietch.Wallets;

/// <summary><c>/wallets</c>: one's own wallets, for one's own eyes; to unlink them, and to refuse a claim to one.</summary>
internal sealed class ShowWallets(WalletList list, CommunityRegistry communities) : ICommand
{
    public static CommandSpec Spec { get; } =
        new("wallets", "Your wallets: see them, unlink one, answer a claim") { Ephemeral = true };

    public async Task<Result<Reply>> HandleAsync(CommandContext context, CancellationToken cancellation) =>
        communities.Resolve(context.Tenant, context.Guild).TryGet(out _, out var elsewhere)
            ? await list.OfAsync(context, null, cancellation)
            : elsewhere;
}

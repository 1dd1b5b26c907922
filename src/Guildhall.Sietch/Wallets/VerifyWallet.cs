using Guildhall.Core;
using Guildhall.Core.Commands;
using Guildhall.Discord.Model;
using Guildhall.Sietch.Communities;
using Guildhall.Sietch.Wallets.Proofs;

namespace Guildhall.Sietch.Wallets;

/// <summary><c>/verify</c>: a one-time link to the page on which a wallet is proven by a signature.</summary>
internal sealed class VerifyWallet(ProofDesk desk, CommunityRegistry communities) : ICommand
{
    public static CommandSpec Spec { get; } =
        new("verify", "Prove that a wallet is yours, by signing a text. It costs nothing and moves nothing")
        {
            Ephemeral = true,
            Cooldown = new(5, TimeSpan.FromMinutes(10)),
        };

    public async Task<Result<Reply>> HandleAsync(CommandContext context, CancellationToken cancellation)
    {
        if (!communities.Resolve(context.Tenant, context.Guild).TryGet(out _, out var elsewhere))
        {
            return elsewhere;
        }

        var name = context.Interaction.Invoker.Username;
        var order = new ProofOrder(context.Tenant.Id, context.Guild, context.User, name, context.Reference);
        var made = await desk.MakeAsync(order, cancellation);
        if (!made.TryGet(out var link, out var refusal))
        {
            return refusal;
        }

        return new Reply(
            $"This link is for you alone, works once and for {ProofDesk.Lifetime.TotalMinutes:0} minutes. Your wallet signs a "
                + "text there: no transaction, no approval, no cost. Nobody will ever ask you for a seed phrase or a private key."
        )
        {
            Ephemeral = true,
            Components = [ActionRow.Of(Button.Link(link.AbsoluteUri, "Prove a wallet"))],
        };
    }
}

using Guildhall.Core;
using Guildhall.Core.Commands;
using Guildhall.Discord.Model;
using Guildhall.Sietch.Chain;
using Guildhall.Sietch.Communities;
using Guildhall.Sietch.Wallets.Proofs;

namespace Guildhall.Sietch.Waitlist;

/// <summary><c>/waitlist register</c>: wait for a place with a wallet that is proven, or be given the link to prove one.</summary>
internal sealed class RegisterForWaitlist(WaitlistDesk desk, ProofDesk proofs, CommunityRegistry communities) : ICommand
{
    public static CommandSpec Spec { get; } =
        new("waitlist register", "Wait for a place, with a wallet of yours that is close to the line")
        {
            Ephemeral = true,
            Options = [CommandOption.Text("wallet", "0x…; your best one where it is left out")],
        };

    public async Task<Result<Reply>> HandleAsync(CommandContext context, CancellationToken cancellation)
    {
        if (!communities.Resolve(context.Tenant, context.Guild).TryGet(out var community, out var refusal))
        {
            return refusal;
        }

        Address? asked = null;
        if (context.TryGetText("wallet") is { } text)
        {
            if (!Address.TryParse(text.Trim(), out var wallet))
            {
                return WaitlistRefusals.BadWallet;
            }

            asked = wallet;
        }

        if (await desk.TryRegisterAsync(community, context.User, asked, cancellation) is not { } answer)
        {
            return await ProveFirstAsync(context, cancellation);
        }

        return answer.TryGet(out var waiting, out refusal)
            ? new Reply(
                $"You are on the waiting list. {waiting.Describe()} When there is a place for you I tell you by direct message, once."
            )
            {
                Ephemeral = true,
            }
            : refusal;
    }

    private async Task<Result<Reply>> ProveFirstAsync(CommandContext context, CancellationToken cancellation)
    {
        var name = context.Interaction.Invoker.Username;
        var order = new ProofOrder(context.Tenant.Id, context.Guild, context.User, name, context.Reference);
        var made = await proofs.MakeAsync(order, cancellation);
        return made.TryGet(out var link, out var refusal)
            ? new Reply(
                $"First prove that the wallet is yours: it signs a text, which costs nothing and moves nothing. The link is for you alone and good for {ProofDesk.Lifetime.TotalMinutes:0} minutes. Then run `/waitlist register` again."
            )
            {
                Ephemeral = true,
                Components = [ActionRow.Of(Button.Link(link.AbsoluteUri, "Prove a wallet"))],
            }
            : refusal;
    }
}

using Guildhall.Core;
using Guildhall.Core.Access;
using Guildhall.Core.Commands;
using Guildhall.Sietch.Chain;
using Guildhall.Sietch.Communities;
using Guildhall.Sietch.Eligibility.Rulings;
using Guildhall.Sietch.Wallets.Links;

namespace Guildhall.Sietch.Eligibility.Commands;

/// <summary><c>/explain</c>: why a wallet has its rank or not. Members see their own, admins any; nobody else sees it.</summary>
internal sealed class ExplainStanding(CommunityRegistry communities, Explainer explainer, LinkVault vault) : ICommand
{
    public static CommandSpec Spec { get; } =
        new("explain", "Why your wallet has its rank, or has none")
        {
            Ephemeral = true,
            Options = [CommandOption.Text("wallet", "0x…; yours where it is left out")],
        };

    public async Task<Result<Reply>> HandleAsync(CommandContext context, CancellationToken cancellation)
    {
        if (
            !communities.Resolve(context.Tenant, context.Guild).TryGet(out var community, out var refusal)
            || !(await ChooseAsync(context, cancellation)).TryGet(out var asked, out refusal)
        )
        {
            return refusal;
        }

        var told = new List<string>();
        foreach (var wallet in asked)
        {
            var answer = await explainer.ExplainAsync(community, wallet, cancellation);
            if (!answer.TryGet(out var explained, out refusal))
            {
                return refusal;
            }

            var reason = explained.RulingReason is { } why ? $"\nTheir reason: {ReadableText.Plain(why)}" : "";
            told.Add($"**{wallet.ToShort()}**\n{string.Join('\n', ExplanationText.Of(explained))}{reason}");
        }

        return new Reply(string.Join("\n\n", told)) { Ephemeral = true };
    }

    private async Task<Result<List<Address>>> ChooseAsync(CommandContext context, CancellationToken cancellation)
    {
        if (context.TryGetText("wallet") is not { } text)
        {
            var own = await OwnAsync(context, cancellation);
            return own.Count > 0 ? own
                : await HasLostAsync(context, hasOthers: false, cancellation) ? LinkRefusals.Unread
                : EligibilityRefusals.NoWallet;
        }

        if (!Address.TryParse(text.Trim(), out var wallet))
        {
            return RulingRefusals.NoWallet;
        }

        // An admin's look at a wallet brings nobody together with it, so the links stay closed.
        var isAdmin = AccessRules.IsAllowed(
            context.Tenant,
            SietchPermissions.Admin,
            context.Requester,
            context.AccessRoles
        );
        if (isAdmin)
        {
            return new List<Address> { wallet };
        }

        var theirs = await OwnAsync(context, cancellation);
        return theirs.Contains(wallet) ? new List<Address> { wallet }
            : await HasLostAsync(context, theirs.Count > 0, cancellation) ? LinkRefusals.Unread
            : EligibilityRefusals.NotOwn;
    }

    private Task<bool> HasLostAsync(CommandContext context, bool hasOthers, CancellationToken cancellation) =>
        vault.HasLostAsync(context.Tenant.Id, context.User, hasOthers, cancellation);

    private async Task<List<Address>> OwnAsync(CommandContext context, CancellationToken cancellation)
    {
        var reason = new JoinReason(context.User.ToString(), "explain");
        var own = await vault.OfUserAsync(context.Tenant.Id, context.User, reason, cancellation);
        return [.. own.Where(wallet => wallet.Link.State == LinkState.Active).Select(wallet => wallet.Link.Wallet)];
    }
}

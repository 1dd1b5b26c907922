using Guildhall.Core;
using Guildhall.Core.Access;
using Guildhall.Core.Commands;
using Guildhall.Sietch.Chain;
using Guildhall.Sietch.Communities;
using Guildhall.Sietch.Eligibility.Rulings;
using Microsoft.Extensions.DependencyInjection;

namespace Guildhall.Sietch.Eligibility.Commands;

/// <summary><c>/explain</c>: why a wallet has its rank or not. Members see their own, admins any; nobody else sees it.</summary>
internal sealed class ExplainStanding(CommunityRegistry communities, Explainer explainer, IServiceProvider services)
    : ICommand
{
    public static CommandSpec Spec { get; } =
        new("explain", "Why your wallet has its rank, or has none")
        {
            Ephemeral = true,
            Options = [CommandOption.Text("wallet", "0x…; yours where it is left out")],
        };

    public async Task<Result<Reply>> HandleAsync(CommandContext context, CancellationToken cancellation)
    {
        if (!communities.Resolve(context.Tenant, context.Guild).TryGet(out var community, out var refusal))
        {
            return refusal;
        }

        var own = services.GetService<OwnWallets>() is { } wallets
            ? await wallets(community.Tenant, context.User, cancellation)
            : [];
        if (!Choose(context, own).TryGet(out var asked, out refusal))
        {
            return refusal;
        }

        var told = new List<string>();
        foreach (var wallet in asked)
        {
            if (!(await explainer.ExplainAsync(community, wallet, cancellation)).TryGet(out var explained, out refusal))
            {
                return refusal;
            }

            told.Add($"**{wallet.ToShort()}**\n{string.Join('\n', ExplanationText.Of(explained))}");
        }

        return new Reply(string.Join("\n\n", told)) { Ephemeral = true };
    }

    private static Result<List<Address>> Choose(CommandContext context, IReadOnlyList<Address> own)
    {
        if (context.TryGetText("wallet") is not { } text)
        {
            return own.Count > 0 ? own.ToList() : EligibilityRefusals.NoWallet;
        }

        if (!Address.TryParse(text.Trim(), out var wallet))
        {
            return RulingRefusals.NoWallet;
        }

        var isAdmin = AccessRules.IsAllowed(
            context.Tenant,
            SietchPermissions.Admin,
            context.Requester,
            context.AccessRoles
        );
        return isAdmin || own.Contains(wallet) ? new List<Address> { wallet } : EligibilityRefusals.NotOwn;
    }
}

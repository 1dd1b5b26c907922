using System.Text;
using Guildhall.Core.Commands;
using Guildhall.Discord.Model;
using Guildhall.Sietch.Wallets.Links;

namespace Guildhall.Sietch.Wallets;

/// <summary>A member's own wallets in their short form, with what can be done about them.</summary>
internal sealed class WalletList(LinkVault vault, CustomIds ids)
{
    public const string UnlinkName = "sietch.unlink";
    public const string RefuseName = "sietch.refuse";

    private const int ButtonsInRow = 5;
    private static readonly TimeSpan lifetime = TimeSpan.FromMinutes(15);

    /// <param name="context">Whose.</param>
    /// <param name="news">What has just been done; null for nothing.</param>
    /// <param name="cancellation">Of the caller.</param>
    public async Task<Reply> OfAsync(RequestContext context, string? news, CancellationToken cancellation)
    {
        var reason = new JoinReason(context.User.ToString(), "own-wallets");
        var wallets = await vault.OfUserAsync(context.Tenant.Id, context.User, reason, cancellation);
        var text = new StringBuilder(news is null ? "" : $"{news}\n\n");
        if (wallets.Count == 0)
        {
            text.Append("You have no wallet linked. `/verify` links one.");
            return new Reply(text.ToString()) { Ephemeral = news is null };
        }

        text.Append("Your wallets; the one that stands best counts:");
        foreach (var wallet in wallets)
        {
            text.Append('\n').Append(LineOf(wallet));
        }

        return new Reply(text.ToString()) { Ephemeral = news is null, Components = [.. Rows(context, wallets)] };
    }

    private static string LineOf(OwnWallet wallet) =>
        wallet switch
        {
            { Link: { State: LinkState.Pending, MovesAt: { } at } } =>
                $"• `{wallet.Link.Wallet.ToShort()}`: claimed by you; yours on {WalletText.Time(at)} unless its present holder objects",
            { Claim.MovesAt: { } at } =>
                $"• `{wallet.Link.Wallet.ToShort()}`: **claimed by somebody else**, and theirs on {WalletText.Time(at)} unless you refuse",
            _ => $"• `{wallet.Link.Wallet.ToShort()}`",
        };

    private IEnumerable<ActionRow> Rows(RequestContext context, IReadOnlyList<OwnWallet> wallets)
    {
        // The options carry names of rows that say nothing of a wallet.
        var options = wallets
            .Select(wallet => new SelectOption(wallet.Link.Wallet.ToShort(), wallet.Link.Id.Value))
            .ToList();
        yield return ActionRow.Of(
            new StringSelect
            {
                CustomId = ids.Make(UnlinkName, "", context.Guild, context.User, lifetime),
                Placeholder = "Unlink a wallet…",
                Options = options,
            }
        );
        var buttons = wallets
            .Where(wallet => wallet.Claim is not null)
            .Select(wallet =>
                (Component)
                    Button.Danger(
                        ids.Make(RefuseName, wallet.Claim!.Id.Value, context.Guild, context.User, lifetime),
                        $"Refuse the claim to {wallet.Link.Wallet.ToShort()}"
                    )
            );
        foreach (var row in buttons.Chunk(ButtonsInRow))
        {
            yield return ActionRow.Of(row);
        }
    }
}

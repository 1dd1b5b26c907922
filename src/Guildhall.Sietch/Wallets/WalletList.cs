using System.Globalization;
using System.Text;
using Guildhall.Core.Commands;
using Guildhall.Discord.Model;
using Guildhall.Sietch.Pages.SignIn;
using Guildhall.Sietch.Wallets.Links;

namespace Guildhall.Sietch.Wallets;

/// <summary>A member's own wallets in their short form, with what can be done about them.</summary>
internal sealed class WalletList(LinkVault vault, MemberSessions sessions, CustomIds ids)
{
    public const string AskName = "sietch.unlink.ask";
    public const string UnlinkName = "sietch.unlink";
    public const string KeepName = "sietch.unlink.keep";
    public const string RefuseName = "sietch.refuse";
    public const string EndName = "sietch.sign-out";

    private const int ButtonsInRow = 5;
    private const int ShownSessions = 10;
    private static readonly TimeSpan lifetime = TimeSpan.FromMinutes(15);

    /// <param name="context">Whose.</param>
    /// <param name="news">What has just been done; null for nothing.</param>
    /// <param name="cancellation">Of the caller.</param>
    public async Task<Reply> OfAsync(RequestContext context, string? news, CancellationToken cancellation)
    {
        var reason = new JoinReason(context.User.ToString(), "own-wallets");
        var wallets = await vault.OfUserAsync(context.Tenant.Id, context.User, reason, cancellation);
        var text = new StringBuilder(news is null ? "" : $"{news}\n\n");
        var hasAny = wallets.Any(wallet => wallet.Link.State == LinkState.Active);
        var hasLost = await vault.HasLostAsync(context.Tenant.Id, context.User, hasAny, cancellation);
        text.Append(
            hasAny ? "Your wallets; the one that stands best counts:"
            : hasLost ? LinkRefusals.Unread.Message
            : "You have no wallet linked. `/verify` links one."
        );
        foreach (var wallet in wallets)
        {
            text.Append('\n').Append(LineOf(wallet));
        }

        if (hasAny && hasLost)
        {
            text.Append("\n\n").Append(LinkRefusals.Unread.Message);
        }

        var open = await sessions.OfAsync(null, context.Tenant.Id, context.User, cancellation);
        if (open.Count > 0)
        {
            text.Append("\n\nSigned in on the web, each until its wallet is unlinked or a week is over:");
        }

        foreach (var session in open.TakeLast(ShownSessions))
        {
            var opener = wallets.FirstOrDefault(wallet => wallet.Link.Id == session.Link)?.Link.Wallet.ToShort();
            text.Append(
                CultureInfo.InvariantCulture,
                $"\n• with `{opener}` since <t:{session.MadeAt.ToUnixTimeSeconds()}:f>, last seen <t:{session.SeenAt.ToUnixTimeSeconds()}:R>"
            );
        }

        return new Reply(text.ToString())
        {
            Ephemeral = news is null,
            Components = [.. Rows(context, wallets, hasSessions: open.Count > 0)],
        };
    }

    private static string LineOf(OwnWallet wallet) =>
        wallet switch
        {
            { Link: { State: LinkState.Pending, MovesAt: { } at } } =>
                $"• `{wallet.Link.Wallet.ToShort()}`: claimed by you; yours on {WalletText.Time(at)} unless its present holder objects",
            { Link: { State: LinkState.Refused, MovesAt: { } at } } =>
                $"• `{wallet.Link.Wallet.ToShort()}`: your claim was refused; you can make it again from {WalletText.Time(at)} on",
            { Claim.MovesAt: { } at } =>
                $"• `{wallet.Link.Wallet.ToShort()}`: **claimed by somebody else**, and theirs on {WalletText.Time(at)} unless you refuse",
            _ => $"• `{wallet.Link.Wallet.ToShort()}`",
        };

    private IEnumerable<ActionRow> Rows(RequestContext context, IReadOnlyList<OwnWallet> wallets, bool hasSessions)
    {
        // The options carry names of rows that say nothing of a wallet.
        var options = wallets
            .Where(wallet => wallet.Link.State != LinkState.Refused)
            .Select(wallet => new SelectOption(wallet.Link.Wallet.ToShort(), wallet.Link.Id.Value))
            .ToList();
        if (options.Count > 0)
        {
            yield return ActionRow.Of(
                new StringSelect
                {
                    CustomId = ids.Make(AskName, "", context.Guild, context.User, lifetime),
                    Placeholder = "Unlink a wallet…",
                    Options = options,
                }
            );
        }

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

        if (hasSessions)
        {
            var end = ids.Make(EndName, "", context.Guild, context.User, lifetime);
            yield return ActionRow.Of(Button.Secondary(end, "Sign out of the web"));
        }
    }
}

using Guildhall.Core;
using Guildhall.Core.Commands;
using Guildhall.Sietch.Communities;
using Guildhall.Sietch.Eligibility;
using Guildhall.Sietch.Wallets.Links;

namespace Guildhall.Sietch.Positions;

/// <summary><c>/position</c>: how safe one's own place is, for one's own eyes.</summary>
internal sealed class ShowPosition(
    CommunityRegistry communities,
    PublishedShelf shelf,
    PositionDesk desk,
    LinkVault vault
) : ICommand
{
    private static readonly Refusal noPlace = new(
        "sietch.no_position",
        "None of your wallets has a rank here. `/explain` says why; `/wallets` shows which are linked."
    );

    public static CommandSpec Spec { get; } =
        new("position", "How safe your place is; nobody else sees it") { Ephemeral = true };

    public async Task<Result<Reply>> HandleAsync(CommandContext context, CancellationToken cancellation)
    {
        if (!communities.Resolve(context.Tenant, context.Guild).TryGet(out var community, out var refusal))
        {
            return refusal;
        }

        if (shelf.TryGet(community.Tenant) is not { } published)
        {
            return EligibilityRefusals.NotYet(community);
        }

        var reason = new JoinReason(context.User.ToString(), "position");
        var own = await desk.WalletsAsync(community.Tenant, context.User, reason, cancellation);
        if (own.Count == 0)
        {
            return await vault.HasLostAsync(community.Tenant, context.User, hasOthers: false, cancellation)
                ? LinkRefusals.Unread
                : EligibilityRefusals.NoWallet;
        }

        if (Position.TryOf(own, published.Standings, community.Places) is not { } position)
        {
            return noPlace;
        }

        var at = published.Snapshot.MadeAt.ToUnixTimeSeconds();
        var text = position.IsGuest ? PositionText.Of(position) : $"Your place is {PositionText.Of(position)}";
        return new Reply($"{text}{GraceText.Below(published)}\n-# As published <t:{at}:R>. Only you see this.")
        {
            Ephemeral = true,
        };
    }
}

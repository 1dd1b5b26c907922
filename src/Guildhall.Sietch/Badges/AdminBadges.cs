using Guildhall.Core;
using Guildhall.Core.Commands;
using Guildhall.Discord.Model;
using Guildhall.Sietch.Communities;
using Guildhall.Sietch.Members;

namespace Guildhall.Sietch.Badges;

/// <summary>What <c>/admin-badge award</c> and <c>/admin-badge revoke</c> have in common, in Discord and over HTTP.</summary>
internal sealed class AdminBadges(CommunityRegistry communities, ProfileBook profiles)
{
    public static ApplicationCommandOption Nym { get; } = CommandOption.Text("nym", "Whose").Required().Suggested();

    public static ApplicationCommandOption Badge { get; } =
        CommandOption.Choice("badge", "Which", [.. BadgeCatalogue.All.Select(kind => kind.Id)]).Required();

    /// <summary>Whose badge the admin means, or what is wrong with it. Nothing of the member but the nym is ever shown.</summary>
    public async Task<Result<BadgeOrder>> ReadAsync(CommandContext context, CancellationToken cancellation)
    {
        if (!communities.Resolve(context.Tenant, context.Guild).TryGet(out var community, out var elsewhere))
        {
            return elsewhere;
        }

        return await FindAsync(
            community,
            context.GetText("nym"),
            context.GetText("badge"),
            context.User.ToString(),
            cancellation
        );
    }

    /// <param name="community">Where the admin is one.</param>
    /// <param name="nym">In any case.</param>
    /// <param name="badge">By its id.</param>
    /// <param name="actor">As audit rows name them.</param>
    /// <param name="cancellation">Of the caller.</param>
    public async Task<Result<BadgeOrder>> FindAsync(
        Community community,
        string nym,
        string badge,
        string actor,
        CancellationToken cancellation
    )
    {
        if (BadgeCatalogue.TryGet(badge) is not { } kind)
        {
            return BadgeRefusals.Unknown;
        }

        // Of the hidden too: a refusal would say whose nym lost its roles before an edition does.
        return await profiles.TryOfNymAsync(community.Tenant, nym, cancellation) is { } profile
            ? new BadgeOrder(community.Tenant, profile.MemberId, kind, actor)
            : ProfileRefusals.Unknown;
    }
}

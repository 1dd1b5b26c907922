using Guildhall.Core;
using Guildhall.Core.Commands;
using Guildhall.Sietch.Communities;

namespace Guildhall.Sietch.Members.Directory;

/// <summary>What is for members alone: the caller must be onboarded and seen.</summary>
internal sealed class MemberGate(CommunityRegistry communities, ProfileBook profiles)
{
    public async Task<Result<Insider>> AdmitAsync(RequestContext context, CancellationToken cancellation)
    {
        if (!communities.Resolve(context.Tenant, context.Guild).TryGet(out var community, out var elsewhere))
        {
            return elsewhere;
        }

        return await profiles.TryOfUserAsync(community.Tenant, context.User, cancellation) switch
        {
            null => ProfileRefusals.None,
            { IsOnboarded: false } => ProfileRefusals.Unfinished,
            { HiddenAt: not null } => ProfileRefusals.Hidden,
            var own => new Insider(community, own),
        };
    }
}

/// <param name="Own">The caller's own profile: for replies that they alone see.</param>
internal sealed record Insider(Community Community, Profile Own);

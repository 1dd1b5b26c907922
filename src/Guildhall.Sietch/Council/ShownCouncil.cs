using Guildhall.Sietch.Communities;
using Guildhall.Sietch.Members;
using Guildhall.Sietch.Members.Editions;

namespace Guildhall.Sietch.Council;

/// <summary>The council as anybody may see it: the roles move at once, and who moved must not be read here in the same hour.
/// </summary>
internal sealed class ShownCouncil(CouncilBook book, ProfileBook profiles, EditionBook editions)
{
    public async Task<CouncilView> ViewAsync(Community community, CancellationToken cancellation)
    {
        var onboarded = await profiles.OnboardedAsync(community.Tenant, cancellation);
        var shown = await editions.ReadAsync(community.Tenant, cancellation);
        var known = onboarded
            .Where(profile => profile.Nym is not null && shown.ContainsKey(profile.MemberId))
            .ToDictionary(profile => profile.MemberId, profile => ShownMember.Of(profile, shown[profile.MemberId]));
        var terms = await book.TermsAsync(community.Tenant, cancellation);
        return CouncilView.Of(terms, known, community.Seats, community.Places.Naib);
    }
}

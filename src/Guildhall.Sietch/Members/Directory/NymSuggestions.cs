using Guildhall.Core.Commands;
using Guildhall.Discord.Model;
using Guildhall.Sietch.Communities;
using Guildhall.Sietch.Members.Editions;

namespace Guildhall.Sietch.Members.Directory;

/// <summary>Nyms of those who are shown, for whoever types a part of one.</summary>
internal sealed class NymSuggestions(CommunityRegistry communities, ProfileBook profiles, EditionBook editions)
{
    private const int Most = 25;

    public async Task<IReadOnlyList<CommandChoice>> OfAsync(AutocompleteContext context, CancellationToken cancellation)
    {
        if (!communities.Resolve(context.Tenant, context.Guild).TryGet(out var community, out _))
        {
            return [];
        }

        var onboarded = await profiles.OnboardedAsync(community.Tenant, cancellation);
        var shown = await editions.ReadAsync(community.Tenant, cancellation);
        var typed = context.Typed.Trim();
        return
        [
            .. onboarded
                .Where(profile => shown.ContainsKey(profile.MemberId))
                .Select(profile => profile.Nym!)
                .Where(nym => nym.Contains(typed, StringComparison.OrdinalIgnoreCase))
                .OrderByDescending(nym => nym.StartsWith(typed, StringComparison.OrdinalIgnoreCase))
                .ThenBy(nym => nym, StringComparer.OrdinalIgnoreCase)
                .Take(Most)
                .Select(nym => new CommandChoice(nym, nym)),
        ];
    }
}

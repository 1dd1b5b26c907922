using Guildhall.Core.Commands;
using Guildhall.Discord.Model;
using Guildhall.Sietch.Communities;

namespace Guildhall.Sietch.Members.Directory;

/// <summary>Nyms of those who are seen, for whoever types a part of one.</summary>
internal sealed class NymSuggestions(CommunityRegistry communities, ProfileBook profiles)
{
    private const int Most = 25;

    public async Task<IReadOnlyList<CommandChoice>> OfAsync(AutocompleteContext context, CancellationToken cancellation)
    {
        if (!communities.Resolve(context.Tenant, context.Guild).TryGet(out var community, out _))
        {
            return [];
        }

        var typed = context.Typed.Trim();
        return
        [
            .. (await profiles.VisibleAsync(community.Tenant, cancellation))
                .Select(profile => profile.Nym!)
                .Where(nym => nym.Contains(typed, StringComparison.OrdinalIgnoreCase))
                .OrderByDescending(nym => nym.StartsWith(typed, StringComparison.OrdinalIgnoreCase))
                .ThenBy(nym => nym, StringComparer.OrdinalIgnoreCase)
                .Take(Most)
                .Select(nym => new CommandChoice(nym, nym)),
        ];
    }
}

using Guildhall.Core.Commands;
using Guildhall.Discord.Model;
using Guildhall.Sietch.Members.Directory;

namespace Guildhall.Sietch.Badges;

/// <summary>Whose badges can be shown.</summary>
internal sealed class SuggestNymForBadges(NymSuggestions nyms) : IAutocomplete
{
    public static AutocompleteSpec Spec { get; } = new(ShowBadges.Spec.Name, "nym");

    public Task<IReadOnlyList<CommandChoice>> SuggestAsync(
        AutocompleteContext context,
        CancellationToken cancellation
    ) => nyms.OfAsync(context, cancellation);
}

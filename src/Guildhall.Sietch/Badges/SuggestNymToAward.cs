using Guildhall.Core.Commands;
using Guildhall.Discord.Model;
using Guildhall.Sietch.Members.Directory;

namespace Guildhall.Sietch.Badges;

/// <summary>Who can be given a badge.</summary>
internal sealed class SuggestNymToAward(NymSuggestions nyms) : IAutocomplete
{
    public static AutocompleteSpec Spec { get; } = new(AwardBadge.Spec.Name, "nym");

    public Task<IReadOnlyList<CommandChoice>> SuggestAsync(
        AutocompleteContext context,
        CancellationToken cancellation
    ) => nyms.OfAsync(context, cancellation);
}

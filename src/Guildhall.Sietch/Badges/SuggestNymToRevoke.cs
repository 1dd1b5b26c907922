using Guildhall.Core.Commands;
using Guildhall.Discord.Model;
using Guildhall.Sietch.Members.Directory;

namespace Guildhall.Sietch.Badges;

/// <summary>Whose badge can be taken.</summary>
internal sealed class SuggestNymToRevoke(NymSuggestions nyms) : IAutocomplete
{
    public static AutocompleteSpec Spec { get; } = new(RevokeBadge.Spec.Name, "nym");

    public Task<IReadOnlyList<CommandChoice>> SuggestAsync(
        AutocompleteContext context,
        CancellationToken cancellation
    ) => nyms.OfAsync(context, cancellation);
}

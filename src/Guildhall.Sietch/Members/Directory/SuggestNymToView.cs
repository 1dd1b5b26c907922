using Guildhall.Core.Commands;
using Guildhall.Discord.Model;

namespace Guildhall.Sietch.Members.Directory;

/// <summary>Whose profile can be viewed.</summary>
internal sealed class SuggestNymToView(NymSuggestions nyms) : IAutocomplete
{
    public static AutocompleteSpec Spec { get; } = new(ViewProfile.Spec.Name, "nym");

    public Task<IReadOnlyList<CommandChoice>> SuggestAsync(
        AutocompleteContext context,
        CancellationToken cancellation
    ) => nyms.OfAsync(context, cancellation);
}

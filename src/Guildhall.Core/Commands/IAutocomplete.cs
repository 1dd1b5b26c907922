using Guildhall.Discord.Model;

namespace Guildhall.Core.Commands;

/// <summary>Suggestions for one option while it is typed. The command's permission holds here too.</summary>
public interface IAutocomplete
{
    static abstract AutocompleteSpec Spec { get; }

    /// <summary>At most 25 choices are shown. The token ends after 1 s, or when the user has typed on.</summary>
    Task<IReadOnlyList<CommandChoice>> SuggestAsync(AutocompleteContext context, CancellationToken cancellation);
}

/// <param name="Command">The command's whole name: <c>ticket claim</c>.</param>
public sealed record AutocompleteSpec(string Command, string Option);

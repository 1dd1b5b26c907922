using Guildhall.Core.Commands;
using Guildhall.Discord.Model;
using Guildhall.Onomancer.Documents;

namespace Guildhall.Onomancer.Rewrites;

/// <summary>The chosen project's shorthands and documents while <c>/translate</c> is typed.</summary>
internal sealed class SuggestDocument : IAutocomplete
{
    public static AutocompleteSpec Spec { get; } = new("translate", "document");

    public Task<IReadOnlyList<CommandChoice>> SuggestAsync(AutocompleteContext context, CancellationToken cancellation)
    {
        IReadOnlyList<CommandChoice> choices = Projects
            .Find(context.Tenant, context.TryGetText("project"))
            .TryGet(out var documents, out _)
            ?
            [
                .. DocumentListing
                    .Offer(documents.Project, context.Typed, 25)
                    .Where(name => name.Length <= 100)
                    .Select(name => new CommandChoice(name, name)),
            ]
            : [];
        return Task.FromResult(choices);
    }
}

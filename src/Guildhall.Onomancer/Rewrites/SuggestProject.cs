using Guildhall.Core.Commands;
using Guildhall.Discord.Model;

namespace Guildhall.Onomancer.Rewrites;

/// <summary>The tenant's projects while <c>/translate</c> is typed.</summary>
internal sealed class SuggestProject : IAutocomplete
{
    public static AutocompleteSpec Spec { get; } = new("translate", "project");

    public Task<IReadOnlyList<CommandChoice>> SuggestAsync(AutocompleteContext context, CancellationToken cancellation)
    {
        IReadOnlyList<CommandChoice> choices =
        [
            .. Projects
                .Of(context.Tenant)
                .Where(p =>
                    p.Name.Contains(context.Typed, StringComparison.OrdinalIgnoreCase)
                    || p.DisplayTitle.Contains(context.Typed, StringComparison.OrdinalIgnoreCase)
                )
                .Take(25)
                .Select(p => new CommandChoice(p.DisplayTitle, p.Name)),
        ];
        return Task.FromResult(choices);
    }
}

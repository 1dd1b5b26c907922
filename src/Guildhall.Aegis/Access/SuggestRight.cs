using Guildhall.Core.Commands;
using Guildhall.Discord.Model;

namespace Guildhall.Aegis.Access;

/// <summary>Rights by a part of their name.</summary>
internal sealed class SuggestRight : IAutocomplete
{
    public static AutocompleteSpec Spec { get; } = new("permissions grant", "right");

    public Task<IReadOnlyList<CommandChoice>> SuggestAsync(AutocompleteContext context, CancellationToken cancellation)
    {
        IReadOnlyList<CommandChoice> choices =
        [
            .. Rights
                .Grantable.Where(right => right.Contains(context.Typed.Trim(), StringComparison.OrdinalIgnoreCase))
                .Take(25)
                .Select(right => new CommandChoice(right, right)),
        ];
        return Task.FromResult(choices);
    }
}

using Guildhall.Core.Commands;
using Guildhall.Discord.Model;

namespace Guildhall.Aegis.Access;

/// <summary>Rights that somebody was given.</summary>
internal sealed class SuggestGrantedRight(Grants grants, TimeProvider time) : IAutocomplete
{
    public static AutocompleteSpec Spec { get; } = new("permissions revoke", "right");

    public async Task<IReadOnlyList<CommandChoice>> SuggestAsync(
        AutocompleteContext context,
        CancellationToken cancellation
    )
    {
        var now = time.GetUtcNow();
        return
        [
            .. (await grants.OfAsync(context.Guild, cancellation))
                .Where(grant => grant.IsActiveAt(now))
                .Select(grant => grant.RightName)
                .Distinct(StringComparer.Ordinal)
                .Where(right => right.Contains(context.Typed.Trim(), StringComparison.OrdinalIgnoreCase))
                .Take(25)
                .Select(right => new CommandChoice(right, right)),
        ];
    }
}

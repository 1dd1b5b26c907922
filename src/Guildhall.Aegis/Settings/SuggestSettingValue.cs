using Guildhall.Core.Commands;
using Guildhall.Discord.Model;

namespace Guildhall.Aegis.Settings;

/// <summary>What the chosen setting may be.</summary>
internal sealed class SuggestSettingValue : IAutocomplete
{
    public static AutocompleteSpec Spec { get; } = new("settings set", "value");

    public Task<IReadOnlyList<CommandChoice>> SuggestAsync(AutocompleteContext context, CancellationToken cancellation)
    {
        var typed = context.Typed.Trim();
        IReadOnlyList<CommandChoice> choices = SettingsCatalogue.TryGet(context.TryGetText("name") ?? "") is { } setting
            ?
            [
                .. setting
                    .Kind.Offers.Append("default")
                    .Where(offer => offer.Contains(typed, StringComparison.OrdinalIgnoreCase))
                    // What has been typed is offered too, so that it can be sent as it is.
                    .Prepend(typed)
                    .Where(offer => offer.Length is > 0 and <= 100)
                    .Distinct(StringComparer.OrdinalIgnoreCase)
                    .Take(25)
                    .Select(offer => new CommandChoice(offer, offer)),
            ]
            : [];
        return Task.FromResult(choices);
    }
}

using Guildhall.Core.Commands;
using Guildhall.Discord.Model;

namespace Guildhall.Aegis.Settings;

/// <summary>Sections first, then settings.</summary>
internal sealed class SuggestSettingToShow : IAutocomplete
{
    public static AutocompleteSpec Spec { get; } = new("settings show", "name");

    public Task<IReadOnlyList<CommandChoice>> SuggestAsync(AutocompleteContext context, CancellationToken cancellation)
    {
        IReadOnlyList<CommandChoice> choices =
        [
            .. SettingsCatalogue
                .All.Select(setting => setting.Path.Split('.')[0])
                .Distinct(StringComparer.Ordinal)
                .Where(section => section.Contains(context.Typed.Trim(), StringComparison.OrdinalIgnoreCase))
                .Select(section => new CommandChoice($"{section}: the whole section", section))
                .Concat(SuggestSetting.Of(context.Typed))
                .Take(25),
        ];
        return Task.FromResult(choices);
    }
}

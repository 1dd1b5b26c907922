using Guildhall.Aegis.Settings;
using Guildhall.Core.Commands;
using Guildhall.Discord.Model;

namespace Guildhall.Aegis.Channels.Holds;

/// <summary>The presets of the settings.</summary>
internal sealed class SuggestPreset(GuildSettingsBook settings) : IAutocomplete
{
    public static AutocompleteSpec Spec { get; } = new("lockdown", "preset");

    public Task<IReadOnlyList<CommandChoice>> SuggestAsync(
        AutocompleteContext context,
        CancellationToken cancellation
    ) => OfAsync(settings, context, cancellation);

    public static async Task<IReadOnlyList<CommandChoice>> OfAsync(
        GuildSettingsBook settings,
        AutocompleteContext context,
        CancellationToken cancellation
    )
    {
        var guild = await settings.GetAsync(context.Guild, cancellation);
        return
        [
            .. guild
                .Lockdown.Presets.Keys.Where(name =>
                    name.Contains(context.Typed.Trim(), StringComparison.OrdinalIgnoreCase)
                )
                .Order(StringComparer.Ordinal)
                .Take(25)
                .Select(name => new CommandChoice(name, name)),
        ];
    }
}

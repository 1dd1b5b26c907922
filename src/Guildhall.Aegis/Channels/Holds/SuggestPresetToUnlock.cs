using Guildhall.Aegis.Settings;
using Guildhall.Core.Commands;
using Guildhall.Discord.Model;

namespace Guildhall.Aegis.Channels.Holds;

internal sealed class SuggestPresetToUnlock(GuildSettingsBook settings) : IAutocomplete
{
    public static AutocompleteSpec Spec { get; } = new("unlock", "preset");

    public Task<IReadOnlyList<CommandChoice>> SuggestAsync(
        AutocompleteContext context,
        CancellationToken cancellation
    ) => SuggestPreset.OfAsync(settings, context, cancellation);
}

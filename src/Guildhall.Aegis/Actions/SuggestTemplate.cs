using Guildhall.Aegis.Cases;
using Guildhall.Aegis.Settings;
using Guildhall.Core.Commands;
using Guildhall.Discord.Model;

namespace Guildhall.Aegis.Actions;

/// <summary>The guild's reasons by their short names, for the command's option <c>template</c>.</summary>
internal sealed class SuggestTemplate<TCommand>(GuildSettingsBook settings) : IAutocomplete
    where TCommand : class, ICommand
{
    private const int Most = 25;

    public static AutocompleteSpec Spec { get; } = new(TCommand.Spec.Name, ActionOptions.Template);

    public async Task<IReadOnlyList<CommandChoice>> SuggestAsync(
        AutocompleteContext context,
        CancellationToken cancellation
    )
    {
        var typed = context.Typed.Trim();
        var templates = (await settings.GetAsync(context.Guild, cancellation)).Moderation.Templates;
        return
        [
            .. templates
                .Where(one =>
                    one.Key.Contains(typed, StringComparison.OrdinalIgnoreCase)
                    || one.Value.Contains(typed, StringComparison.OrdinalIgnoreCase)
                )
                .OrderByDescending(one => one.Key.StartsWith(typed, StringComparison.OrdinalIgnoreCase))
                .ThenBy(one => one.Key, StringComparer.Ordinal)
                .Take(Most)
                .Select(one => new CommandChoice(CaseText.Cut($"{one.Key}: {one.Value}", 100), one.Key)),
        ];
    }
}

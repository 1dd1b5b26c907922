using Guildhall.Core.Commands;
using Guildhall.Discord.Model;

namespace Guildhall.Aegis.Settings;

/// <summary>Settings by a part of their name or of what they are about.</summary>
internal sealed class SuggestSetting : IAutocomplete
{
    public static AutocompleteSpec Spec { get; } = new("settings set", "name");

    public Task<IReadOnlyList<CommandChoice>> SuggestAsync(
        AutocompleteContext context,
        CancellationToken cancellation
    ) => Task.FromResult(Of(context.Typed));

    public static IReadOnlyList<CommandChoice> Of(string typed)
    {
        var words = typed.Split([' ', '.'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return
        [
            .. SettingsCatalogue
                .All.Where(setting =>
                    words.All(word =>
                        setting.Path.Contains(word, StringComparison.OrdinalIgnoreCase)
                        || setting.About.Contains(word, StringComparison.OrdinalIgnoreCase)
                    )
                )
                .OrderByDescending(setting => setting.Path.StartsWith(typed, StringComparison.OrdinalIgnoreCase))
                .ThenByDescending(setting => setting.Path.Contains(typed, StringComparison.OrdinalIgnoreCase))
                .Take(25)
                .Select(setting => new CommandChoice(Short($"{setting.Path}: {setting.About}"), setting.Path)),
        ];
    }

    private static string Short(string text) => text.Length > 100 ? text[..99] + "…" : text;
}

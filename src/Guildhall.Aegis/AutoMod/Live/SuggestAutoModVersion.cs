using System.Globalization;
using Guildhall.Core.Commands;
using Guildhall.Discord.Model;

namespace Guildhall.Aegis.AutoMod.Live;

/// <summary>Versions of the rules by number, day or what changed.</summary>
internal sealed class SuggestAutoModVersion(RuleBook book) : IAutocomplete
{
    private const int Most = 25;

    public static AutocompleteSpec Spec { get; } = new("automod rollback", "version");

    public async Task<IReadOnlyList<CommandChoice>> SuggestAsync(
        AutocompleteContext context,
        CancellationToken cancellation
    )
    {
        var current = await book.GetAsync(context.Guild, cancellation);
        var versions = await book.VersionsAsync(context.Guild, cancellation);
        return
        [
            .. versions
                .Where(version => version.Version != current.Version)
                .Select(version => (version.Version, Text: Describe(version)))
                .Append((Version: 0L, Text: "0: the preset default"))
                .Where(choice => choice.Text.Contains(context.Typed.Trim(), StringComparison.OrdinalIgnoreCase))
                .Take(Most)
                .Select(choice => new CommandChoice(Short(choice.Text), choice.Version)),
        ];
    }

    private static string Describe(RulesVersion version) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{version.Version}: {version.Summary} ({version.ChangedAt:yyyy-MM-dd HH:mm} UTC)"
        );

    private static string Short(string text) => text.Length > 100 ? text[..99] + "…" : text;
}

using System.Text.Json;
using Guildhall.Aegis.AutoMod.Words;

namespace Guildhall.Aegis.AutoMod.Rules;

/// <summary>Words that no rule could look for.</summary>
internal static class WordFaults
{
    public const string Words = "words";
    public const string Allow = "allow";

    /// <summary>Of all lists, also those that no rule names: one day one does.</summary>
    public static IEnumerable<RuleFault> OfLists(IEnumerable<KeyValuePair<string, JsonElement>> lists) =>
        lists.SelectMany(list => Of(list.Value, $"$.lists.{Paths.Show(list.Key)}"));

    public static IEnumerable<RuleFault> Of(JsonElement json, string path)
    {
        foreach (var field in (string[])[Words, Allow])
        {
            foreach (var (i, word) in json.Texts(field).Index())
            {
                if (Fault(word) is { } fault)
                {
                    yield return new($"{path}.{field}[{i}]", $"“{Paths.Show(word)}” {fault}");
                }
            }
        }
    }

    private static string? Fault(string word) =>
        word.Trim().Trim('*').Contains('*', StringComparison.Ordinal) ? "may have a star only at its ends"
        : WordPattern.TryParse(word, 0) is null ? "has no letter or digit"
        : null;
}

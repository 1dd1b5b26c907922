using System.Globalization;

namespace Guildhall.Aegis.Privacy;

/// <summary>What an erasure came to: the receipt.</summary>
/// <param name="Changed">Rows by table, of those in which something was changed.</param>
/// <param name="Files">Removed from the object store.</param>
/// <param name="Kept">What runs under the id until it ends.</param>
/// <param name="KeptUntil">When the last of it ends; null where that is not known.</param>
internal sealed record Erasure(
    IReadOnlyDictionary<string, int> Changed,
    int Files,
    long Kept,
    DateTimeOffset? KeptUntil
)
{
    /// <summary>There was nothing of the person to be found.</summary>
    public bool IsNothing => Changed.Count == 0 && Files == 0 && Kept == 0;

    public int Of(string table) => Changed.GetValueOrDefault(table);

    public override string ToString()
    {
        var culture = CultureInfo.InvariantCulture;
        var rows = Changed.Count == 0 ? "nothing" : string.Join(", ", Changed.Select(Line));
        var text = string.Create(culture, $"Erased or put under a pseudonym: {rows}; {Files} files removed.");
        var end = KeptUntil is { } until ? string.Create(culture, $" ({until.UtcDateTime:yyyy-MM-dd})") : "";
        return Kept == 0
            ? text
            : string.Create(
                culture,
                $"{text} {Kept} acts are still running or can still be undone, and keep the id, without the name, until they end{end}."
            );
    }

    private static string Line(KeyValuePair<string, int> table) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{table.Value} in {table.Key.Replace("aegis_", "", StringComparison.Ordinal).Replace('_', ' ')}"
        );
}

using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Guildhall.Aegis.Cases;

namespace Guildhall.Aegis.Settings;

/// <summary>Finds what is meant by mentions, ids and names. A name that more than one has is refused with all of them.</summary>
internal static partial class IdText
{
    private const int MostWords = 8;
    private const int MostShown = 5;

    /// <summary>The whole text as one.</summary>
    public static (string? Id, string? Fault) One(string text, IdOf of, ISettingPlaces places)
    {
        var typed = text.Trim();
        return Mention().Match(typed) is { Success: true } match ? (match.Groups["id"].Value, null)
            : Matches(typed, of, places) is { Count: > 0 } found ? Choose(typed, found, of, places)
            : (null, Unknown(typed, of, places));
    }

    /// <summary>Several with blanks or commas between; a name may have blanks in it.</summary>
    public static (IReadOnlyList<string> Ids, string? Fault) Many(string text, IdOf of, ISettingPlaces places)
    {
        List<string> ids = [];
        foreach (var part in text.Replace("><", "> <", StringComparison.Ordinal).Split([',', ';', '\n']))
        {
            var words = part.Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries);
            for (var at = 0; at < words.Length; )
            {
                var (id, length, fault) = Next(words.AsSpan(at), of, places);
                if (fault is not null)
                {
                    return ([], fault);
                }

                ids.Add(id!);
                at += length;
            }
        }

        return (ids, null);
    }

    public static IEnumerable<SettingFault> Faults(string path, JsonNode? value, IdOf of, ISettingPlaces places)
    {
        var isId =
            value is JsonValue text
            && text.TryGetValue(out string? written)
            && ulong.TryParse(written, NumberStyles.None, CultureInfo.InvariantCulture, out var id)
            && id is > 0 and <= long.MaxValue;
        if (!isId)
        {
            return [new(path, $"Expected the id of a {of.Noun}, as text.")];
        }

        var known = ulong.Parse(value!.GetValue<string>(), NumberStyles.None, CultureInfo.InvariantCulture);
        return of.Problem(places, known) is { } problem ? [new(path, problem)] : [];
    }

    /// <summary>The longest name that the words begin with.</summary>
    private static (string? Id, int Words, string? Fault) Next(Span<string> words, IdOf of, ISettingPlaces places)
    {
        if (Mention().Match(words[0]) is { Success: true } match)
        {
            return (match.Groups["id"].Value, 1, null);
        }

        for (var length = Math.Min(words.Length, MostWords); length > 0; length--)
        {
            var name = string.Join(' ', words[..length]!);
            if (Matches(name, of, places) is { Count: > 0 } found)
            {
                var (id, fault) = Choose(name, found, of, places);
                return (id, length, fault);
            }
        }

        return (null, 0, Unknown(string.Join(' ', words!), of, places));
    }

    private static List<NamedId> Matches(string typed, IdOf of, ISettingPlaces places)
    {
        var bare = of.Mark is { } mark && typed.StartsWith(mark) ? typed[1..] : typed;
        return
        [
            .. of.Named(places)
                .Where(one =>
                    one.Name.Length > 0
                    && (
                        one.Name.Equals(bare, StringComparison.OrdinalIgnoreCase)
                        || one.Name.Equals(typed, StringComparison.OrdinalIgnoreCase)
                    )
                )
                .OrderBy(one => one.Id),
        ];
    }

    private static (string? Id, string? Fault) Choose(string typed, List<NamedId> found, IdOf of, ISettingPlaces places)
    {
        // A category often has the name of a channel in it: where messages go, only one of them can be meant.
        var fitting =
            of.IsWrittenTo && found.Where(one => of.Problem(places, one.Id) is null).ToList() is { Count: > 0 } fit
                ? fit
                : found;
        if (fitting is [var only])
        {
            return (only.Id.ToString(CultureInfo.InvariantCulture), null);
        }

        var shown = fitting
            .Take(MostShown)
            .Select(one =>
            {
                var id = one.Id.ToString(CultureInfo.InvariantCulture);
                return $"{of.Show(id)} (`{id}`, {one.Kind})";
            });
        return (
            null,
            $"{fitting.Count} {of.Noun}s have the name {Quote(typed)}: {string.Join(", ", shown)}. Say which by its mention or id."
        );
    }

    private static string Unknown(string typed, IdOf of, ISettingPlaces places)
    {
        if (of.Mark is not { } mark)
        {
            return $"{Quote(typed)} is no {of.Noun}: it takes {of.Ways}.";
        }

        var bare = typed.TrimStart(mark);
        var near = bare.Length is < 3 or > 100
            ? null
            : of.Named(places)
                .Select(one => (one.Name, Distance: Spelling.Distance(one.Name, bare)))
                .Where(one => one.Distance <= 2)
                .OrderBy(one => one.Distance)
                .FirstOrDefault()
                .Name;
        return $"There is not a {of.Noun} of this server named {Quote(typed)}."
            + (near is null ? $" It takes {of.Ways}." : $" Is it {mark}{CaseText.Plain(near).TrimStart(mark)}?");
    }

    private static string Quote(string typed) => $"“{CaseText.Cut(typed.ReplaceLineEndings(" "), 60)}”";

    [GeneratedRegex(@"^(?:<(?:#|@&|@!|@))?(?<id>[0-9]{15,20})>?$", RegexOptions.NonBacktracking)]
    private static partial Regex Mention();
}

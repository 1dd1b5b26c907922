namespace Guildhall.Onomancer.Sanitizing;

/// <summary>
/// Makes orders to a language model that hide in a document inert, and leaves everything else as it is, byte for byte.
/// Linear in the length of the text. What a text quotes or shows as code is flagged, not changed.
/// </summary>
internal sealed class Sanitizer
{
    private const int MostRounds = 6;

    private readonly PhraseBook book = PhraseBook.Default;

    public SanitizeResult Sanitize(string text)
    {
        var findings = new List<SanitizeFinding>();
        var risk = SanitizeRisk.None;
        var map = new OffsetMap();
        var current = text;

        // What an edit brings together may be an order of its own: again, until nothing changes.
        for (var round = 0; round < MostRounds; round++)
        {
            var edits = new Inspection(current, book).Edits();
            if (edits.Count == 0 || (round > 0 && edits.TrueForAll(e => e.Replacement is null)))
            {
                break;
            }

            foreach (var edit in edits.Where(e => round == 0 || e.Replacement is not null))
            {
                var (start, end) = (map.Origin(edit.Start), map.OriginOfEnd(edit.End));
                findings.Add(new(edit.Kind, start, Math.Max(end, start), edit.Action));
                risk =
                    edit.IsGrave ? SanitizeRisk.High
                    : risk == SanitizeRisk.None ? SanitizeRisk.Low
                    : risk;
            }

            current = map.Apply(current, edits);
        }

        findings.Sort((a, b) => a.Start != b.Start ? a.Start.CompareTo(b.Start) : a.End.CompareTo(b.End));
        return new(current, findings, risk);
    }
}

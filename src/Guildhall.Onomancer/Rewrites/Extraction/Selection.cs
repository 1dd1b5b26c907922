namespace Guildhall.Onomancer.Rewrites.Extraction;

/// <summary>Gives each unit to the section that it serves best, until the sections are full. The same input always gives
/// the same choice.</summary>
internal sealed class Selection
{
    private const int MostFromOneHeading = 6;
    private const int MostTables = 2;
    private const int MostCodeBlocks = 5;

    private readonly IReadOnlyList<SourceUnit> units;
    private readonly SectionCues[] sections;
    private readonly int wordsPerSection;
    private readonly List<SourceUnit>[] chosen;
    private readonly HashSet<string> seen = new(StringComparer.OrdinalIgnoreCase);

    private Selection(IReadOnlyList<SourceUnit> units, SectionCues[] sections, int wordsPerSection)
    {
        (this.units, this.sections, this.wordsPerSection) = (units, sections, wordsPerSection);
        chosen = [.. sections.Select(_ => new List<SourceUnit>())];
    }

    /// <summary>True when hardly any cue occurs: a language that the cues do not speak. The choice then follows the order of the document.</summary>
    public bool IsByOrder { get; private set; }

    public IReadOnlyList<SourceUnit> Of(int section) => chosen[section];

    public static Selection Make(IReadOnlyList<SourceUnit> units, SectionCues[] sections, int wordsPerSection)
    {
        var selection = new Selection(units, sections, wordsPerSection);
        var scores = selection.Score(out var known);
        selection.IsByOrder = units.Count >= 4 && known * 12 < units.Count;
        if (!selection.IsByOrder)
        {
            selection.ChooseBest(scores);
            selection.IsByOrder =
                selection.chosen.All(list => list.Count == 0) && units.Any(u => u.Kind != UnitKind.Code);
        }

        if (selection.IsByOrder)
        {
            selection.ChooseByOrder();
        }

        foreach (var list in selection.chosen)
        {
            list.Sort((a, b) => a.Order.CompareTo(b.Order));
        }

        return selection;
    }

    /// <param name="known">Units with at least one cue of any section.</param>
    private List<(double Score, int Section, SourceUnit Unit)> Score(out int known)
    {
        var scores = new List<(double, int, SourceUnit)>();
        known = 0;
        foreach (var unit in units)
        {
            var best = sections.Max(s => s.HeadingScore(unit.Heading));
            var isKnown = best > 0.2;
            for (var i = 0; i < sections.Length; i++)
            {
                var mentions = UnitScore.Mentions(unit, sections[i]);
                isKnown |= mentions > 0 && unit.Kind != UnitKind.Code;
                var score = UnitScore.Of(unit, sections[i], mentions, best);
                if (score >= UnitScore.Least)
                {
                    scores.Add((score, i, unit));
                }
            }

            known += isKnown ? 1 : 0;
        }

        return scores;
    }

    private void ChooseBest(List<(double Score, int Section, SourceUnit Unit)> scores)
    {
        // Ties go to what stands first, in the document and among the sections: nothing is left to chance.
        scores.Sort(
            (a, b) =>
                b.Score != a.Score ? b.Score.CompareTo(a.Score)
                : a.Unit.Order != b.Unit.Order ? a.Unit.Order.CompareTo(b.Unit.Order)
                : a.Section.CompareTo(b.Section)
        );
        foreach (var (_, section, unit) in scores)
        {
            TryChoose(section, unit);
        }
    }

    private bool TryChoose(int section, SourceUnit unit)
    {
        var list = chosen[section];
        return HasRoom(section, unit)
            && list.Count(u => ReferenceEquals(u.Heading, unit.Heading)) < MostFromOneHeading
            && seen.Add(unit.Text)
            && Added(list, unit);
    }

    private static bool Added(List<SourceUnit> list, SourceUnit unit)
    {
        list.Add(unit);
        return true;
    }

    private bool HasRoom(int section, SourceUnit unit)
    {
        var list = chosen[section];
        if (unit.Kind == UnitKind.Code)
        {
            return list.Count(u => u.Kind == UnitKind.Code) < MostCodeBlocks;
        }

        if (unit.Kind == UnitKind.Table)
        {
            return list.Count(u => u.Kind == UnitKind.Table) < MostTables;
        }

        var words = list.Where(u => u.Kind is UnitKind.Sentence or UnitKind.Item).Sum(u => u.Words);
        var budget = sections[section].Wants(Cue.Short) ? Math.Min(wordsPerSection, 40) : wordsPerSection;
        return words == 0 || words + unit.Words <= budget;
    }

    /// <summary>Without cues: the document's parts in their order, each section its share; code and tables where they are wanted.</summary>
    private void ChooseByOrder()
    {
        var texts = units.Where(u => u.Kind is UnitKind.Sentence or UnitKind.Item && !u.IsAboutDocument).ToList();
        var takers = Enumerable.Range(0, sections.Length).Where(i => !sections[i].Wants(Cue.Code)).ToArray();
        for (var share = 0; share < takers.Length; share++)
        {
            var from = texts.Count * share / takers.Length;
            var to = texts.Count * (share + 1) / takers.Length;
            foreach (
                var unit in texts[from..to]
                    .OrderByDescending(u => u.IsFirst)
                    .ThenByDescending(u => u.HasFigure)
                    .ThenBy(u => u.Order)
            )
            {
                TryChoose(takers[share], unit);
            }
        }

        foreach (var unit in units.Where(u => u.Kind is UnitKind.Code or UnitKind.Table))
        {
            var wish = unit.Kind == UnitKind.Code ? Cue.Code : Cue.Table;
            var wanting = Enumerable.Range(0, sections.Length).Where(i => sections[i].Wants(wish)).ToArray();
            _ = wanting.Any(section => TryChoose(section, unit));
        }
    }
}

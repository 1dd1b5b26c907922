namespace Guildhall.Onomancer.Rewrites.Extraction;

/// <summary>How well a unit serves a section. Only the order of scores means anything; below <see cref="Least"/> it does not serve.</summary>
internal static class UnitScore
{
    public const double Least = 1.0;

    private const int EarlyUnits = 10;

    /// <param name="mentions">How many of the section's cues the unit names, by <see cref="Mentions"/>.</param>
    /// <param name="bestHeading">What the unit's heading promises to the section that it suits best.</param>
    public static double Of(SourceUnit unit, SectionCues section, int mentions, double bestHeading)
    {
        if (
            section.Wants(Cue.Code) != (unit.Kind == UnitKind.Code)
            || (unit.IsAboutDocument && unit.Kind == UnitKind.Table)
        )
        {
            return 0;
        }

        var heading = section.HeadingScore(unit.Heading);
        var relevance = heading + mentions;
        relevance += section.Wants(Cue.Start) ? Earliness(unit) : 0;
        if (relevance < Least)
        {
            return 0;
        }

        // A sentence under "Risks" that names a cost belongs to the risks.
        var stray = bestHeading > 1.5 && heading < bestHeading - 1 ? -1.2 : 0;
        return relevance + stray + Form(unit, section) + Substance(unit);
    }

    /// <summary>A table is judged by its header: somewhere in forty cells every cue occurs.</summary>
    public static int Mentions(SourceUnit unit, SectionCues section) =>
        unit.Kind switch
        {
            UnitKind.Code => 2,
            UnitKind.Table => section.CountIn(unit.Text[..unit.Text.IndexOf('\n')]),
            _ => section.CountIn(unit.Text),
        };

    private static double Earliness(SourceUnit unit) =>
        unit.Kind == UnitKind.Sentence && unit.Order < EarlyUnits ? 3.0 * (EarlyUnits - unit.Order) / EarlyUnits : 0;

    private static double Form(SourceUnit unit, SectionCues section)
    {
        var score = 0.0;
        if (unit.Kind == UnitKind.Table)
        {
            score += section.Wants(Cue.Table) ? 1.5 : -2.5;
        }

        if (unit.Kind == UnitKind.Item && section.Wants(Cue.List))
        {
            score += 0.6;
        }

        if (unit.HasFigure && section.Wants(Cue.Figures))
        {
            score += 0.8;
        }

        if (section.Wants(Cue.Plain) && unit.HasCode)
        {
            score -= unit.Kind == UnitKind.Table ? 5 : 2;
        }

        if (section.Wants(Cue.Short) && (unit.Kind == UnitKind.Table || unit.Words > 45))
        {
            score -= unit.Kind == UnitKind.Table ? 5 : 1;
        }

        if (section.Wants(Cue.Start) && unit.NamesTitle)
        {
            score += 0.8;
        }

        return score;
    }

    private static double Substance(SourceUnit unit)
    {
        var score = 0.0;
        score += unit.HasFigure ? 0.4 : 0;
        score += unit.IsFirst ? 0.6 : 0;
        score += unit.IsAboutDocument ? -3 : 0;
        score += unit.Kind is UnitKind.Sentence or UnitKind.Item && unit.Words < 5 ? -3 : 0;
        score += unit.Kind is UnitKind.Sentence or UnitKind.Item && unit.Words > 55 ? -0.6 : 0;
        score += Names(unit.Text);
        return score;
    }

    /// <summary>Capitals inside the sentence: who and what, rather than that and how.</summary>
    private static double Names(string text)
    {
        var names = 0;
        for (var i = 2; i < text.Length && names < 4; i++)
        {
            if (char.IsUpper(text[i]) && text[i - 1] == ' ' && char.IsLetterOrDigit(text[i - 2]))
            {
                names++;
            }
        }

        return names * 0.1;
    }
}

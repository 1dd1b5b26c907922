using Guildhall.Aegis.Settings;

namespace Guildhall.Aegis.Points;

/// <summary>A step of a ladder: what follows when points reach or pass it.</summary>
internal sealed record Rung(int Points, Punishment Then);

/// <summary>What points lead to in a guild, and how they fade. Pure.</summary>
/// <param name="Rules">How points fade, and whose count.</param>
/// <param name="Rungs">Empty: points lead to nothing.</param>
internal sealed record PointLadder(PointSettings Rules, IReadOnlyList<Rung> Rungs)
{
    public static PointLadder None { get; } = new(new(), []);

    /// <summary>The highest rung that lies between two totals; null for none. Whoever jumps over several meets that one
    /// alone.</summary>
    public Rung? Crossed(double before, double after)
    {
        // Three points within the hour are three, though the first has begun to fade.
        var (from, to) = (Math.Round(before, 1), Math.Round(after, 1));
        return Rungs.Where(rung => from < rung.Points && to >= rung.Points).MaxBy(rung => rung.Points);
    }
}

using Guildhall.Sietch.Threshold;

namespace Guildhall.Sietch.Positions;

/// <summary>A member's standing in words, without a rank.</summary>
internal static class PositionText
{
    public static string Of(Position position)
    {
        if (position.IsGuest)
        {
            return "You are here as a guest, without a rank, for as long as the admins' word stands.";
        }

        string[] parts =
        [
            StatusOf(position.Band),
            position.Above is { } above ? $"The one before you holds {TokenText.Of(above)} more." : "",
            position.Below is { } below ? $"The one after you holds {TokenText.Of(below)} less." : "",
            position.Entry is { } entry ? $"To the last place {TokenText.ToPass(entry)} are missing." : "",
        ];
        return string.Join(' ', parts.Where(part => part.Length > 0));
    }

    private static string StatusOf(Band band) =>
        band switch
        {
            Band.First => "**among the first**, who hold enough for the council.",
            Band.Safe => "**safe**.",
            Band.RiskLow => "**in slight danger**: it is one of the last tenth.",
            Band.RiskMedium => "**in danger**: few stand between you and the line.",
            Band.RiskHigh => "**in great danger**: it is one of the very last.",
            Band.Below => "**below the line**. If the next sync sees you there too, your access ends.",
            Band.Waiting => "**waiting** below the line.",
            _ => "**far below the line**.",
        };
}

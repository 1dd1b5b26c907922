using System.Globalization;
using Guildhall.Sietch.Chain;
using Guildhall.Sietch.Eligibility.Rulings;

namespace Guildhall.Sietch.Eligibility.Commands;

internal static class RulingText
{
    public static string Line(RulingRow row)
    {
        var end = row.ExpiresAt is { } at
            ? $", until <t:{at.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture)}:f>"
            : "";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"**{row.Number}** {row.Kind} {Address.From(row.Wallet).ToShort()}{end}: {row.Reason}"
        );
    }

    /// <param name="made">The ruling and what it did.</param>
    /// <param name="what">What it does now: <c>stands</c>.</param>
    public static string Made(RulingMade made, string what)
    {
        var effect = made.Effect switch
        {
            null => "It acts with the next sync.",
            { Held: { } held } => string.Create(
                CultureInfo.InvariantCulture,
                $"What follows from it is held (hold {held.Number}): {held.Why}"
            ),
            { Changes.Count: 0 } => "It changes nobody's standing now.",
            { Changes.Count: var count } => string.Create(
                CultureInfo.InvariantCulture,
                $"It has changed {count} standing{(count == 1 ? "" : "s")}."
            ),
        };
        return string.Create(
            CultureInfo.InvariantCulture,
            $"Ruling {made.Ruling.Number} {what}: {made.Ruling.Kind} {Address.From(made.Ruling.Wallet).ToShort()}. {effect}"
        );
    }
}

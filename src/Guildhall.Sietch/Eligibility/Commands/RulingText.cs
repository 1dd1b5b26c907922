using System.Globalization;
using Guildhall.Core;
using Guildhall.Sietch.Chain;
using Guildhall.Sietch.Eligibility.Rulings;

namespace Guildhall.Sietch.Eligibility.Commands;

internal static class RulingText
{
    // A reply has 2,000 characters; beside the rulings stands what the tenant file excludes.
    private const int Room = 1_800;
    private const int ShortReason = 40;

    /// <summary>All of them with their whole reasons where there is room, else with the beginnings of these, the newest first
    /// to go.</summary>
    public static string Fitting(IReadOnlyList<RulingRow> rows)
    {
        var whole = string.Join('\n', rows.Select(Line));
        if (whole.Length <= Room)
        {
            return whole;
        }

        var lines = rows.Select(row => Line(row with { Reason = Beginning(row.Reason) })).ToList();
        var fitting = lines.Count;
        while (lines.Take(fitting).Sum(line => line.Length + 1) > Room)
        {
            fitting--;
        }

        return string.Join(
            '\n',
            [
                .. lines.Take(fitting),
                .. fitting == lines.Count
                    ? Array.Empty<string>()
                    : [string.Create(CultureInfo.InvariantCulture, $"…and {lines.Count - fitting} more, made later.")],
            ]
        );
    }

    private static string Beginning(string reason) =>
        reason.Length <= ShortReason
            ? reason
            : $"{reason[..(char.IsHighSurrogate(reason[ShortReason - 1]) ? ShortReason - 1 : ShortReason)]}…";

    private static string Line(RulingRow row)
    {
        var end = row.ExpiresAt is { } at
            ? $", until <t:{at.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture)}:f>"
            : "";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"**{row.Number}** {row.Kind} {Address.From(row.Wallet).ToShort()}{end}: {ReadableText.Plain(row.Reason)}"
        );
    }

    /// <param name="made">The ruling and what it did.</param>
    /// <param name="isLifted">It stands no more.</param>
    public static string Made(RulingMade made, bool isLifted)
    {
        var own = made.Ruling;
        var standing = made.Beside.Select(other => other.Kind).Concat(isLifted ? [] : [own.Kind]);
        return string.Join(
            ' ',
            [
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"Ruling {own.Number} {(isLifted ? "is lifted" : "stands")}: {own.Kind} {Address.From(own.Wallet).ToShort()}."
                ),
                .. made.Beside.Count == 0 ? Array.Empty<string>() : [Beside(made.Beside)],
                .. RulingPrecedence.Of(standing),
                Effect(made.Effect),
            ]
        );
    }

    private static string Beside(IReadOnlyList<(RulingKind Kind, long? Number)> others) =>
        "Also standing for this wallet: "
        + string.Join(
            ", ",
            others.Select(other =>
                other.Number is { } number
                    ? string.Create(CultureInfo.InvariantCulture, $"ruling {number} ({other.Kind})")
                    : $"the tenant file's exclusion ({other.Kind})"
            )
        )
        + ".";

    private static string Effect(Outcome? effect) =>
        effect switch
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
}

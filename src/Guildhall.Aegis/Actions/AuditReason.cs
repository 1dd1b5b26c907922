using System.Globalization;
using Guildhall.Aegis.Cases;
using Guildhall.Core;

namespace Guildhall.Aegis.Actions;

/// <summary>What stands beside an act in Discord's audit log: who, which case, why.</summary>
internal static class AuditReason
{
    /// <summary>Discord's limit.</summary>
    public const int Longest = 512;

    /// <summary><c>ann (42) · #7 · spam</c>, on one line, cut at the limit and never inside a character.</summary>
    public static string Of(Case row)
    {
        var who = row.ActorId.IsEmpty ? row.ActorName : $"{row.ActorName} ({row.ActorId})";
        var text = string.Create(
            CultureInfo.InvariantCulture,
            $"{who} · #{row.Number}{(string.IsNullOrWhiteSpace(row.Reason) ? "" : $" · {row.Reason}")}"
        );
        return Cut(
            string.Join(
                ' ',
                ReadableText.WithoutTurns(text).Split([' ', '\r', '\n', '\t'], StringSplitOptions.RemoveEmptyEntries)
            )
        );
    }

    /// <summary>The case that one of our own reasons names; null for somebody else's text.</summary>
    public static long? TryReadNumber(string? reason)
    {
        const string mark = " · #";
        var at = reason?.IndexOf(mark, StringComparison.Ordinal) ?? -1;
        if (at < 0)
        {
            return null;
        }

        var digits = reason.AsSpan(at + mark.Length);
        var end = digits.IndexOfAnyExceptInRange('0', '9');
        return long.TryParse(
            end < 0 ? digits : digits[..end],
            NumberStyles.None,
            CultureInfo.InvariantCulture,
            out var number
        )
            ? number
            : null;
    }

    private static string Cut(string text)
    {
        if (text.Length <= Longest)
        {
            return text;
        }

        var end = Longest - 1;
        return string.Concat(text.AsSpan(0, char.IsHighSurrogate(text[end - 1]) ? end - 1 : end), "…");
    }
}

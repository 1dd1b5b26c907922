using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Text.RegularExpressions;

namespace Guildhall.Aegis.AutoMod.Rules;

/// <summary>
/// Compiles a regular expression as rules use it. Without backtracking its time is linear whatever it reads; with
/// backtracking, which a guild must ask for, it is first tried against texts that such expressions fail on.
/// </summary>
internal static class RegexTrial
{
    public static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(50);

    // An expression that fails runs for years; a machine that is late is not late so long twice.
    private static readonly TimeSpan trial = TimeSpan.FromSeconds(1);

    private const int LongestMessage = 4_000;
    private const RegexOptions options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    public static bool TryCompile(
        string pattern,
        bool mayBacktrack,
        [NotNullWhen(true)] out Regex? regex,
        [NotNullWhen(false)] out string? fault
    )
    {
        (regex, fault) = (null, null);
        try
        {
            regex = new Regex(pattern, options | RegexOptions.NonBacktracking);
            return true;
        }
        catch (NotSupportedException) when (mayBacktrack)
        {
            // Needs what only the other engine can do.
        }
        catch (NotSupportedException)
        {
            fault =
                "needs the backtracking engine (a look-around, a back reference, or too large a repeat); "
                + "rewrite it, or set backtracking to true";
            return false;
        }
        catch (ArgumentException exception)
        {
            fault = $"is no regular expression: {exception.Message.Split(". ")[^1].TrimEnd('.')}";
            return false;
        }

        regex = new Regex(pattern, options, Patience);
        if (IsSlow(new Regex(pattern, options, trial), pattern))
        {
            (regex, fault) = (null, "takes more than 50 ms on a hostile text; rewrite it without nested repeats");
            return false;
        }

        return true;
    }

    private static bool IsSlow(Regex regex, string pattern)
    {
        foreach (var text in HostileTexts(pattern))
        {
            if (RunsOut(regex, text) && RunsOut(regex, text))
            {
                return true;
            }
        }

        return false;
    }

    private static bool RunsOut(Regex regex, string text)
    {
        try
        {
            regex.IsMatch(text);
            return false;
        }
        catch (RegexMatchTimeoutException)
        {
            return true;
        }
    }

    private static IEnumerable<string> HostileTexts(string pattern)
    {
        var own = new StringBuilder();
        foreach (var c in pattern)
        {
            if (char.IsLetterOrDigit(c) && own.Length < 40)
            {
                own.Append(c);
            }
        }

        var units = new List<string> { "a", "1", " ", "a ", "ab", "a1", "A", "é", ".", "-" };
        if (own.Length > 0)
        {
            units.Add(own.ToString());
            units.AddRange(own.ToString().Distinct().Take(6).Select(c => c.ToString()));
        }

        foreach (var unit in units)
        {
            var repeated = new StringBuilder().Insert(0, unit, LongestMessage / unit.Length);
            yield return repeated + "!";
            yield return own.ToString() + repeated + "\u0001";
        }
    }
}

using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Guildhall.Aegis.AutoMod.Rules;

/// <summary>An expression that runs with backtracking, by its place in the document.</summary>
internal readonly record struct BacktrackingRegex(string Path, string Pattern);

/// <summary>
/// Tries backtracking expressions against texts that such expressions fail on. All of a document share one budget, and the
/// first that fails ends the trial: whoever brings a hundred bad ones costs no more than one.
/// </summary>
/// <param name="budget">Of time at work; what the machine spends on others meanwhile does not count.</param>
internal sealed class RegexTrial(TimeSpan budget, TimeProvider time)
{
    public static readonly TimeSpan Budget = TimeSpan.FromSeconds(2);

    // An expression that fails runs for years; a machine that is late is not late so long twice.
    private static readonly TimeSpan longest = TimeSpan.FromMilliseconds(500);

    private const int LongestMessage = 4_000;

    private TimeSpan spent;

    /// <summary>Null where all of them are quick enough.</summary>
    public RuleFault? Run(IEnumerable<BacktrackingRegex> all, CancellationToken cancellation)
    {
        foreach (var (path, pattern) in all)
        {
            if (WhyNot(pattern, cancellation) is { } fault)
            {
                return new RuleFault(path, fault);
            }
        }

        return null;
    }

    private string? WhyNot(string pattern, CancellationToken cancellation)
    {
        var regex = new Regex(pattern, RuleRegex.Options, longest);
        foreach (var text in HostileTexts(pattern))
        {
            cancellation.ThrowIfCancellationRequested();
            if (spent >= budget)
            {
                return string.Create(
                    CultureInfo.InvariantCulture,
                    $"could not be tried any more: all expressions with backtracking together have {budget.TotalSeconds:0.#} s; bring fewer of them, or simpler ones"
                );
            }

            if (RunsOut(regex, text) && RunsOut(regex, text))
            {
                return "takes more than 50 ms on a hostile text; rewrite it without nested repeats (those behind it were not tried)";
            }
        }

        return null;
    }

    private bool RunsOut(Regex regex, string text)
    {
        var begun = time.GetTimestamp();
        var cpu = Environment.CpuUsage.TotalTime;
        try
        {
            regex.IsMatch(text);
            return false;
        }
        catch (RegexMatchTimeoutException)
        {
            return true;
        }
        finally
        {
            var worked = Environment.CpuUsage.TotalTime - cpu;
            var passed = time.GetElapsedTime(begun);
            spent += worked < passed ? worked : passed;
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

using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;

namespace Guildhall.Aegis.AutoMod.Rules;

/// <summary>
/// Compiles a regular expression as rules use it. Without backtracking its time is linear whatever it reads; one with
/// backtracking, which a guild must ask for, has to stand a <see cref="RegexTrial"/> before it is stored.
/// </summary>
internal static class RuleRegex
{
    public const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    public static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(50);

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
            regex = new Regex(pattern, Options | RegexOptions.NonBacktracking);
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

        regex = new Regex(pattern, Options, Patience);
        return true;
    }
}

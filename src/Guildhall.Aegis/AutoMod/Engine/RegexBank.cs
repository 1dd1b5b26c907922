using System.Buffers;
using System.Text.RegularExpressions;

namespace Guildhall.Aegis.AutoMod.Engine;

/// <summary>One regular expression of a rule set.</summary>
internal sealed record BankedRegex(Regex Regex, int Signal, int Rule)
{
    /// <summary>One of these stands in every text that it matches; empty where nothing is known.</summary>
    public IReadOnlyList<string> Literals { get; init; } = [];

    public bool OnFolded { get; init; }

    public bool Backtracks => (Regex.Options & RegexOptions.NonBacktracking) == 0;
}

/// <summary>
/// All regular expressions of a rule set. Those that need a certain text run only where it stands; the others are asked
/// together first. Only a backtracking one can time out.
/// </summary>
internal sealed class RegexBank
{
    private const int GroupSize = 12;

    private readonly BankedRegex[] literal;
    private readonly SearchValues<string>? literals;
    private readonly (Regex Joined, BankedRegex[] Members)[] groups;
    private readonly BankedRegex[] single;

    public RegexBank(IEnumerable<BankedRegex> all)
    {
        var regexes = all.ToList();
        NeedsFolded = regexes.Exists(r => r.OnFolded);
        literal = [.. regexes.Where(r => r.Literals.Count > 0 && !r.OnFolded)];
        literals =
            literal.Length > 0
                ? SearchValues.Create(
                    [.. literal.SelectMany(r => r.Literals).Distinct(StringComparer.OrdinalIgnoreCase)],
                    StringComparison.OrdinalIgnoreCase
                )
                : null;
        var rest = regexes.Except(literal).ToList();
        var joined = new List<(Regex, BankedRegex[])>();
        var alone = rest.Where(r => r.Backtracks || r.OnFolded).ToList();
        foreach (var members in rest.Except(alone).Chunk(GroupSize))
        {
            if (members.Length > 1 && TryJoin(members) is { } whole)
            {
                joined.Add((whole, members));
            }
            else
            {
                alone.AddRange(members);
            }
        }

        groups = [.. joined];
        single = [.. alone];
    }

    public bool NeedsFolded { get; }

    public bool IsEmpty => literal.Length == 0 && groups.Length == 0 && single.Length == 0;

    /// <param name="plain">The text as written, without what is invisible.</param>
    public void Run(string plain, Evaluation evaluation)
    {
        if (literals is not null && plain.AsSpan().ContainsAny(literals))
        {
            foreach (var regex in literal)
            {
                if (HasLiteral(plain, regex))
                {
                    evaluation.Try(regex, plain);
                }
            }
        }

        foreach (var (joined, members) in groups)
        {
            if (joined.IsMatch(plain))
            {
                foreach (var regex in members)
                {
                    evaluation.Try(regex, plain);
                }
            }
        }

        foreach (var regex in single)
        {
            evaluation.Try(regex, plain);
        }
    }

    private static bool HasLiteral(string text, BankedRegex regex)
    {
        foreach (var needed in regex.Literals)
        {
            if (text.Contains(needed, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    private static Regex? TryJoin(BankedRegex[] members)
    {
        try
        {
            return new Regex(
                string.Join('|', members.Select(m => $"(?:{m.Regex})")),
                RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
            );
        }
        catch (Exception exception) when (exception is NotSupportedException or ArgumentException)
        {
            return null;
        }
    }
}

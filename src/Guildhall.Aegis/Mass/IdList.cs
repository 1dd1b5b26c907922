using System.Globalization;
using System.Text.RegularExpressions;
using Guildhall.Core;
using Guildhall.Discord.Model;

namespace Guildhall.Aegis.Mass;

/// <summary>People by ids or mentions, as staff paste them. Pure.</summary>
internal static partial class IdList
{
    public const int Most = 10_000;

    /// <summary>Typed: whatever is no id is a mistake to hear of.</summary>
    public static Result<Ids> Read(string text)
    {
        var words = text.Replace("><", "> <", StringComparison.Ordinal)
            .Split([' ', ',', ';', '\n', '\r', '\t'], StringSplitOptions.RemoveEmptyEntries);
        var wrong = words.Where(word => !Whole().IsMatch(word)).ToList();
        return wrong.Count > 0 ? MassRefusals.NoIds(wrong) : Of(words.Select(word => Whole().Match(word)));
    }

    /// <summary>Of a file, in which names and dates may stand beside the ids.</summary>
    public static Result<Ids> ReadFile(string text) => Of(Anywhere().Matches(text));

    private static Result<Ids> Of(IEnumerable<Match> matches)
    {
        IReadOnlyList<Snowflake<User>> users =
        [
            .. matches
                .Select(match => match.Groups["id"].Value)
                .Select(id =>
                    ulong.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var read) ? read : 0
                )
                .Where(id => id is > 0 and <= long.MaxValue)
                .Distinct()
                .Select(id => new Snowflake<User>(id))
                .Take(Most + 1),
        ];
        return users.Count switch
        {
            0 => MassRefusals.Nobody,
            > Most => MassRefusals.TooMany,
            _ => new Ids(users),
        };
    }

    internal sealed record Ids(IReadOnlyList<Snowflake<User>> Users);

    [GeneratedRegex("^(?:<@!?)?(?<id>[0-9]{15,20})>?$", RegexOptions.NonBacktracking)]
    private static partial Regex Whole();

    [GeneratedRegex("(?<![0-9])(?<id>[0-9]{15,20})(?![0-9])")]
    private static partial Regex Anywhere();
}

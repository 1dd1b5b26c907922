using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Guildhall.Simulator.State;

namespace Guildhall.Simulator.Acts.AutoMod;

/// <param name="Keyword">The word or pattern of the rule; null for rules that have none.</param>
internal sealed record RuleHit(SimRule Rule, string? Keyword, string? Content);

/// <summary>Decides whether a text triggers a rule.</summary>
internal static partial class RuleTrigger
{
    // Short stand-ins for Discord's own lists, which are secret.
    private static readonly string[] Profanity = ["fuck*", "shit*", "bitch*", "asshole*", "bastard*"];
    private static readonly string[] SexualContent = ["porn*", "hentai", "blowjob*", "camgirl*"];
    private static readonly string[] Slurs = ["retard", "retards", "retarded"];

    public static RuleHit? Find(SimRule rule, string content) =>
        rule.Trigger switch
        {
            SimRule.Keyword or SimRule.Profile => Words(rule, content, Texts(rule, "keyword_filter")),
            SimRule.Preset => Words(rule, content, Presets(rule)),
            SimRule.MentionSpam => Mentions(rule, content),
            SimRule.Spam => LooksLikeSpam(content) ? new(rule, null, content) : null,
            _ => null,
        };

    private static RuleHit? Words(SimRule rule, string content, IEnumerable<string> keywords)
    {
        var spared = Texts(rule, "allow_list").ToArray();
        var hits = keywords
            .Select(k => new RuleHit(rule, k, KeywordMatch.Keyword(content, k)))
            .Concat(Texts(rule, "regex_patterns").Select(p => new RuleHit(rule, p, KeywordMatch.Pattern(content, p))));
        return hits.FirstOrDefault(h => h.Content is not null && !IsSpared(content, h.Content, spared));
    }

    // An allowed word spares the hit that lies inside it.
    private static bool IsSpared(string content, string hit, string[] spared) =>
        spared.Any(s =>
            KeywordMatch.Keyword(content, s) is { } allowed
            && (
                allowed.Contains(hit, StringComparison.OrdinalIgnoreCase)
                || hit.Contains(allowed, StringComparison.OrdinalIgnoreCase)
            )
        );

    private static IEnumerable<string> Presets(SimRule rule) =>
        (rule.Metadata["presets"] as JsonArray ?? []).SelectMany(p =>
            (int)p! switch
            {
                1 => Profanity,
                2 => SexualContent,
                3 => Slurs,
                _ => [],
            }
        );

    private static RuleHit? Mentions(SimRule rule, string content)
    {
        var limit = (int?)rule.Metadata["mention_total_limit"] ?? 50;
        var count = Mention().Matches(content).Select(m => m.Value.Replace("!", "", StringComparison.Ordinal));
        return count.Distinct().Count() > limit ? new(rule, null, content) : null;
    }

    // Many invitations, or one word over and over.
    private static bool LooksLikeSpam(string content)
    {
        var words = content.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        return Invitation().Count(content) >= 3 || (words.Length >= 15 && words.Distinct().Count() <= 2);
    }

    private static IEnumerable<string> Texts(SimRule rule, string name) =>
        (rule.Metadata[name] as JsonArray ?? []).Select(n => n!.ToString());

    [GeneratedRegex(@"<@(!|&)?\d{1,20}>", RegexOptions.NonBacktracking)]
    private static partial Regex Mention();

    [GeneratedRegex(@"discord(\.gg|(app)?\.com/invite)/\w+", RegexOptions.NonBacktracking | RegexOptions.IgnoreCase)]
    private static partial Regex Invitation();
}

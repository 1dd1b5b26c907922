using System.Text.Json.Nodes;
using Guildhall.Discord.Model;
using Guildhall.Discord.Rest;

namespace Guildhall.Aegis.AutoMod.Live;

/// <summary>
/// What of the rules Discord can do itself, so that a message never appears: the words as they are written, and mentions.
/// Discord knows no disguises and nothing of the past; that stays ours.
/// </summary>
internal static class NativeRules
{
    public const string Prefix = "Guildhall: ";

    private const int MostWords = 1_000;
    private const int LongestWord = 60;
    private const int MostKeywordRules = 6;
    private const int MostMentions = 50;

    public static IReadOnlyList<CreateAutoModRule> Of(string json)
    {
        var document = JsonNode.Parse(json)!.AsObject();
        var lists = document["lists"] as JsonObject ?? [];
        var native = new List<CreateAutoModRule>();
        foreach (var rule in document["rules"]!.AsArray().Select(r => r!.AsObject()).Where(IsAtWork))
        {
            var name = Prefix + (string)rule["name"]!;
            if (
                rule["when"]!["words"] is JsonObject words
                && native.Count(r => r.TriggerType == AutoModTrigger.Keyword) < MostKeywordRules
            )
            {
                native.Add(Keywords(name, words, lists));
            }
            else if (
                rule["when"]!["mentions"]?["total"] is { } total
                && native.TrueForAll(r => r.TriggerType != AutoModTrigger.MentionSpam)
            )
            {
                native.Add(
                    Of(
                        name,
                        AutoModTrigger.MentionSpam,
                        new() { MentionTotalLimit = Math.Clamp((int)total, 1, MostMentions) }
                    )
                );
            }
        }

        return native;
    }

    /// <summary>Whether Discord has it as it should be.</summary>
    public static bool IsSame(CreateAutoModRule wanted, AutoModRule there) =>
        there.Enabled
        && there.TriggerType == wanted.TriggerType
        && there.TriggerMetadata?.MentionTotalLimit == wanted.TriggerMetadata?.MentionTotalLimit
        && Same(there.TriggerMetadata?.KeywordFilter, wanted.TriggerMetadata?.KeywordFilter)
        && Same(there.TriggerMetadata?.AllowList, wanted.TriggerMetadata?.AllowList);

    private static bool Same(IReadOnlyList<string>? one, IReadOnlyList<string>? other) =>
        (one ?? []).ToHashSet(StringComparer.Ordinal).SetEquals(other ?? []);

    private static bool IsAtWork(JsonObject rule) =>
        (string?)rule["mode"] is null or "enforce"
        && (bool?)rule["enabled"] != false
        && (rule["on"] is not JsonArray on || on.Any(e => (string?)e == "message"))
        && (rule["then"] as JsonArray ?? [rule["then"]!.DeepClone()]).Any(IsDelete);

    private static bool IsDelete(JsonNode? action) =>
        action is JsonObject full ? full.ContainsKey("delete") : (string?)action == "delete";

    private static CreateAutoModRule Keywords(string name, JsonObject words, JsonObject lists)
    {
        var sources = (words["lists"] as JsonArray ?? [])
            .Select(l => lists[(string)l!]?.AsObject())
            .Append(words)
            .ToList();
        return Of(
            name,
            AutoModTrigger.Keyword,
            new() { KeywordFilter = Texts(sources, "words", MostWords), AllowList = Texts(sources, "allow", 100) }
        );
    }

    private static List<string> Texts(List<JsonObject?> sources, string field, int most) =>
        [
            .. sources
                .SelectMany(s => s?[field] as JsonArray ?? [])
                .Select(w => (string)w!)
                .Where(w => w.Length <= LongestWord)
                .Distinct(StringComparer.OrdinalIgnoreCase)
                .Take(most),
        ];

    private static CreateAutoModRule Of(string name, AutoModTrigger trigger, AutoModMetadata metadata) =>
        new()
        {
            Name = name.Length > 100 ? name[..100] : name,
            TriggerType = trigger,
            TriggerMetadata = metadata,
            Actions = [AutoModAction.BlockMessage(null)],
            Enabled = true,
        };
}

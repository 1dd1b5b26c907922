using System.Text.Json;
using Guildhall.Aegis.AutoMod.Engine;

namespace Guildhall.Aegis.AutoMod.Rules;

/// <summary>How a trigger behaves, told from its document alone. Where that is not certain, it is said to be possible.</summary>
/// <param name="Met">The events at which it can hold.</param>
/// <param name="Wakes">The events that make its rule worth a look.</param>
/// <param name="Usual">When a rule with it is asked that does not say so.</param>
/// <param name="IsUsual">It holds for nearly everything that happens there.</param>
internal sealed record TriggerReach(EventKinds Met, EventKinds Wakes, EventKinds Usual, bool IsUsual)
{
    public const EventKinds Written = EventKinds.Message | EventKinds.Edit;

    private const EventKinds Texts =
        Written | EventKinds.Join | EventKinds.Name | EventKinds.Thread | EventKinds.Native;

    private const EventKinds All = Texts | EventKinds.Reaction | EventKinds.Voice | EventKinds.Audit;

    public static TriggerReach Of(JsonElement trigger)
    {
        var property = trigger.EnumerateObject().First();
        return property.Name switch
        {
            "any" => OfAny([.. property.Value.EnumerateArray().Select(Of)]),
            "all" => OfAll([.. property.Value.EnumerateArray().Select(Of)]),
            "not" => OfNot(Of(property.Value)),
            _ => OfLeaf(property.Name, property.Value),
        };
    }

    private static TriggerReach OfAny(IReadOnlyList<TriggerReach> parts) =>
        new(
            Union(parts, part => part.Met),
            Union(parts, part => part.Wakes),
            Union(parts, part => part.Usual),
            parts.Any(part => part.IsUsual)
        );

    private static TriggerReach OfAll(IReadOnlyList<TriggerReach> parts) =>
        new(
            parts.Aggregate(All, (met, part) => met & part.Met),
            Union(parts, part => part.Wakes),
            Union(parts, part => part.Usual),
            parts.All(part => part.IsUsual)
        );

    private static TriggerReach OfNot(TriggerReach part) =>
        part.IsUsual && part.Met == All
            ? new(EventKinds.None, All, Written, false)
            : new(All, All, Written, !part.IsUsual);

    private static EventKinds Union(IReadOnlyList<TriggerReach> parts, Func<TriggerReach, EventKinds> of) =>
        parts.Aggregate(EventKinds.None, (all, part) => all | of(part));

    private static TriggerReach OfLeaf(string kind, JsonElement json)
    {
        var isEach = json.Number("count", 2) <= 1;
        return kind switch
        {
            "rate" or "duplicates" => new(EventKinds.Message, EventKinds.Message, Written, isEach),
            "stickers" => new(EventKinds.Message, EventKinds.Message, Written, false),
            "sameFiles" => new(Written, Written, Written, false),
            "attachments" => json.Flag("missing")
                ? new(All, All, Written, true)
                : new(Written, Written, Written, false),
            "length" or "lines" => new(Texts, Texts, Written, json.Number("over", 0) == 0),
            "joinRate" => new(All, EventKinds.Join, EventKinds.Join, isEach),
            "reactions" => new(All, EventKinds.Reaction, EventKinds.Reaction, isEach),
            "voiceMoves" => new(All, EventKinds.Voice, EventKinds.Voice, isEach),
            "native" => new(All, EventKinds.Native, EventKinds.Native, false),
            "staffActions" => new(
                json.TryGetProperty("kinds", out _) ? EventKinds.Audit : All,
                EventKinds.Audit,
                EventKinds.Audit,
                isEach && !json.TryGetProperty("kinds", out _)
            ),
            "accountAge" or "memberAge" => new(All, All, Written, !json.EnumerateObject().Any()),
            "counter" or "staffName" => new(All, All, Written, false),
            "honeypot" => new(All & ~(EventKinds.Join | EventKinds.Name | EventKinds.Audit), All, Written, false),
            _ => new(Texts, Texts, Written, false),
        };
    }
}

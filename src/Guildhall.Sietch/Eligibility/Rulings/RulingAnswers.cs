using System.Text.Json;
using System.Text.Json.Serialization;

namespace Guildhall.Sietch.Eligibility.Rulings;

/// <param name="Action"><c>exclude</c>, <c>remove</c>, <c>pardon</c> or <c>guest</c>.</param>
/// <param name="Reason">1 to 500 characters.</param>
/// <param name="ExpiresAt">A pardon needs it; others stand without it until they are lifted.</param>
internal sealed record RulingCall(string? Address, string? Action, string? Reason, string? ExpiresAt);

/// <param name="Rulings">Those that stand, in the order in which they were made.</param>
/// <param name="ExcludedByFile">What the tenant file excludes.</param>
internal sealed record RulingsAnswer(IReadOnlyList<RulingAnswer> Rulings, IReadOnlyList<string> ExcludedByFile);

internal sealed record RulingAnswer(
    long Id,
    string Address,
    string Action,
    string Reason,
    string CreatedBy,
    DateTimeOffset CreatedAt,
    DateTimeOffset? ExpiresAt
)
{
    public static RulingAnswer Of(RulingRow row) =>
        new(
            row.Number,
            Chain.Address.From(row.Wallet).ToString(),
            WordOf(row.Kind),
            row.Reason,
            row.MadeBy,
            row.MadeAt,
            row.ExpiresAt
        );

    public static string WordOf(RulingKind kind) => JsonNamingPolicy.SnakeCaseLower.ConvertName(kind.ToString());
}

/// <param name="Message">What it did, and what else stands for that wallet.</param>
internal sealed record RulingDone(RulingAnswer Ruling, string Message);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(RulingCall))]
[JsonSerializable(typeof(RulingsAnswer))]
[JsonSerializable(typeof(RulingDone))]
internal sealed partial class RulingJson : JsonSerializerContext;

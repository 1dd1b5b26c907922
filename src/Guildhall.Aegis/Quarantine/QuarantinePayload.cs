using System.Text.Json;
using System.Text.Json.Serialization;
using Guildhall.Aegis.Cases;
using Guildhall.Discord.Model;

namespace Guildhall.Aegis.Quarantine;

/// <summary>What a quarantine took and what it gave.</summary>
internal sealed record QuarantinePayload
{
    /// <summary>Given while it lasts; null holds by Discord's time-out.</summary>
    public Snowflake<Role>? Role { get; init; }

    /// <summary>To be given back.</summary>
    public IReadOnlyList<Snowflake<Role>> Taken { get; init; } = [];

    /// <summary>Of integrations and boosters: they can be neither taken nor given.</summary>
    public IReadOnlyList<Snowflake<Role>> Kept { get; init; } = [];

    /// <summary>Null for a case that is no quarantine.</summary>
    public static QuarantinePayload? Of(Case row) =>
        row.Payload is { } payload
            ? JsonSerializer.Deserialize(payload, QuarantineJson.Default.QuarantinePayload)
            : null;

    public string Write() => JsonSerializer.Serialize(this, QuarantineJson.Default.QuarantinePayload);
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(QuarantinePayload))]
[JsonSerializable(typeof(QuarantineAgainJob))]
internal sealed partial class QuarantineJson : JsonSerializerContext;

using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Guildhall.Aegis.Cases;
using Guildhall.Core.Jobs;
using Guildhall.Discord.Model;

namespace Guildhall.Aegis.Points;

/// <summary>A case's points reached a rung; written in the unit that opened the case, so that it follows once.</summary>
internal sealed record ClimbLadderJob : IJob<ClimbLadderJob>
{
    public static string Kind => "aegis.points.climb";

    public static JsonTypeInfo<ClimbLadderJob> Json => PointsJson.Default.ClimbLadderJob;

    public required Snowflake<Guild> Guild { get; init; }

    /// <summary>Of the case that gave the points.</summary>
    public required long Number { get; init; }

    /// <summary>The rung's.</summary>
    public required int Points { get; init; }

    public required CaseKind Punishment { get; init; }

    public long? Milliseconds { get; init; }

    public long DeleteMilliseconds { get; init; }

    [JsonIgnore]
    public string Key => $"{Guild}:{Number}";
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true)]
[JsonSerializable(typeof(ClimbLadderJob))]
internal sealed partial class PointsJson : JsonSerializerContext;

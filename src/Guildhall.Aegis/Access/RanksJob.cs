using System.Text.Json.Serialization.Metadata;
using Guildhall.Core.Jobs;
using Guildhall.Discord.Model;

namespace Guildhall.Aegis.Access;

/// <summary>Read the next members of a guild and remember those of rank.</summary>
internal sealed record RanksJob : IJob<RanksJob>
{
    public static string Kind => "aegis.read_ranks";

    public static JsonTypeInfo<RanksJob> Json => AegisJson.Default.RanksJob;

    public required Snowflake<Guild> Guild { get; init; }

    /// <summary>Members up to this one have been read.</summary>
    public Snowflake<User>? After { get; init; }

    public string? Key => $"{Guild}:{After}";
}

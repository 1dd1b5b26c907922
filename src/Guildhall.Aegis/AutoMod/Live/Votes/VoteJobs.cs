using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Guildhall.Core.Jobs;
using Guildhall.Discord.Model;

namespace Guildhall.Aegis.AutoMod.Live.Votes;

/// <summary>The message of a vote shows what it is now.</summary>
internal sealed record ShowVoteJob(Snowflake<Guild> Guild, long Id, long Version) : IJob<ShowVoteJob>
{
    public static string Kind => "aegis.automod.vote.show";

    public static JsonTypeInfo<ShowVoteJob> Json => VoteJson.Default.ShowVoteJob;

    /// <summary>What happened, for those who decide; of the first only.</summary>
    public ActOnHitJob? Hit { get; init; }

    public string Key => $"{Guild}:{Id}:{Version}";
}

/// <summary>What staff decided is done.</summary>
internal sealed record CarryOutVoteJob(Snowflake<Guild> Guild, long Id) : IJob<CarryOutVoteJob>
{
    public static string Kind => "aegis.automod.vote.act";

    public static JsonTypeInfo<CarryOutVoteJob> Json => VoteJson.Default.CarryOutVoteJob;

    public string Key => $"{Guild}:{Id}";
}

/// <summary>Nobody decided in time.</summary>
internal sealed record ExpireVoteJob(Snowflake<Guild> Guild, long Id) : IJob<ExpireVoteJob>
{
    public static string Kind => "aegis.automod.vote.expire";

    public static JsonTypeInfo<ExpireVoteJob> Json => VoteJson.Default.ExpireVoteJob;

    public string Key => $"{Guild}:{Id}";
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(ShowVoteJob))]
[JsonSerializable(typeof(CarryOutVoteJob))]
[JsonSerializable(typeof(ExpireVoteJob))]
internal sealed partial class VoteJson : JsonSerializerContext;

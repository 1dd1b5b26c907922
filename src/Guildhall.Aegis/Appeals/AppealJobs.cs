using System.Text.Json.Serialization.Metadata;
using Guildhall.Core.Jobs;
using Guildhall.Discord.Model;

namespace Guildhall.Aegis.Appeals;

/// <summary>The message to staff is posted, or changed to what the appeal is now. Each change adds one.</summary>
internal sealed record PostAppealJob(Snowflake<Guild> Guild, long Number, DateTimeOffset ChangedAt)
    : IJob<PostAppealJob>
{
    public static string Kind => "aegis.appeal.post";

    public static JsonTypeInfo<PostAppealJob> Json => AegisJson.Default.PostAppealJob;
}

/// <summary>A decided appeal: what it lifts is lifted, and who made it is told.</summary>
internal sealed record FinishAppealJob(Snowflake<Guild> Guild, long Number) : IJob<FinishAppealJob>
{
    public static string Kind => "aegis.appeal.finish";

    public static JsonTypeInfo<FinishAppealJob> Json => AegisJson.Default.FinishAppealJob;

    public string Key => $"{Guild}:{Number}";
}

/// <summary>Who made the appeal is told that something waits on the page, where Discord lets us.</summary>
internal sealed record TellAppellantJob(Snowflake<Guild> Guild, long Number, DateTimeOffset AskedAt)
    : IJob<TellAppellantJob>
{
    public static string Kind => "aegis.appeal.tell";

    public static JsonTypeInfo<TellAppellantJob> Json => AegisJson.Default.TellAppellantJob;
}

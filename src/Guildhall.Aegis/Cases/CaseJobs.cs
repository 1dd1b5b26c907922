using System.Text.Json.Serialization.Metadata;
using Guildhall.Core.Jobs;
using Guildhall.Discord.Model;

namespace Guildhall.Aegis.Cases;

/// <summary>The mod-log message is posted, or changed to what the case is now. Each change adds one: whichever runs last
/// shows the last state.</summary>
internal sealed record PostCaseJob(Snowflake<Guild> Guild, long Number, DateTimeOffset ChangedAt) : IJob<PostCaseJob>
{
    public static string Kind => "aegis.case.post";

    public static JsonTypeInfo<PostCaseJob> Json => AegisJson.Default.PostCaseJob;
}

/// <summary>The end of a punishment. It follows its case: one whose end was moved has another key.</summary>
/// <param name="IsReturn">Beside the one that is at work this moment: somebody came back while it was told that they are away.
/// </param>
internal sealed record EndCaseJob(Snowflake<Guild> Guild, long Number, DateTimeOffset ExpiresAt, bool IsReturn = false)
    : IJob<EndCaseJob>
{
    public static string Kind => "aegis.case.end";

    public static JsonTypeInfo<EndCaseJob> Json => AegisJson.Default.EndCaseJob;

    public string Key => $"{Guild}:{Number}:{ExpiresAt.ToUnixTimeMilliseconds()}{(IsReturn ? ":return" : "")}";
}

/// <summary>Discord's time-outs last 28 days at most; a longer mute is set anew before that.</summary>
/// <param name="IsScheduled">The next one follows; false for one in between: a return, a moved end.</param>
internal sealed record RenewMuteJob(Snowflake<Guild> Guild, long Number, DateTimeOffset DueAt, bool IsScheduled)
    : IJob<RenewMuteJob>
{
    public static string Kind => "aegis.mute.renew";

    public static JsonTypeInfo<RenewMuteJob> Json => AegisJson.Default.RenewMuteJob;

    public string Key => $"{Guild}:{Number}:{DueAt.ToUnixTimeMilliseconds()}";
}

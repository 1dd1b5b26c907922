using System.Text.Json.Serialization.Metadata;
using Guildhall.Core.Jobs;

namespace Guildhall.Sietch.Eligibility.Following;

/// <summary>Every minute: has anything been published that somebody acts on?</summary>
internal sealed record FollowSnapshotsJob(DateTimeOffset At) : IJob<FollowSnapshotsJob>
{
    public static string Kind => "sietch.snapshots.follow";

    public static JsonTypeInfo<FollowSnapshotsJob> Json => SietchJson.Default.FollowSnapshotsJob;

    // Of several missed minutes one is enough.
    public string Key => "one";
}

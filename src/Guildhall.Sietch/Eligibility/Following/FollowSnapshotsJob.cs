using System.Globalization;
using System.Text.Json.Serialization.Metadata;
using Guildhall.Core.Jobs;
using Guildhall.Core.Tenancy;

namespace Guildhall.Sietch.Eligibility.Following;

/// <summary>At each publication, and every minute: has anything been published that somebody acts on?</summary>
internal sealed record FollowSnapshotsJob(DateTimeOffset At) : IJob<FollowSnapshotsJob>
{
    /// <summary>What has just been published; null for each minute's look.</summary>
    public string? Published { get; init; }

    public static string Kind => "sietch.snapshots.follow";

    public static JsonTypeInfo<FollowSnapshotsJob> Json => SietchJson.Default.FollowSnapshotsJob;

    // Of several missed minutes one is enough; a run that has begun may have missed what is being published.
    public string Key => Published ?? "one";

    public static FollowSnapshotsJob Of(TenantId tenant, long snapshot, DateTimeOffset at) =>
        new(at) { Published = string.Create(CultureInfo.InvariantCulture, $"{tenant}:{snapshot}") };
}

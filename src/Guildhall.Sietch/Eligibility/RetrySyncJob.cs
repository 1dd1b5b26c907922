using System.Text.Json.Serialization.Metadata;
using Guildhall.Core.Jobs;

namespace Guildhall.Sietch.Eligibility;

/// <summary>Try again soon what a sync could not read.</summary>
/// <param name="Since">When that sync failed.</param>
internal sealed record RetrySyncJob(string Tenant, DateTimeOffset Since) : IJob<RetrySyncJob>
{
    private static readonly TimeSpan shortest = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan longest = TimeSpan.FromMinutes(30);

    public static string Kind => "sietch.retry_sync";

    public static JsonTypeInfo<RetrySyncJob> Json => SietchJson.Default.RetrySyncJob;

    public string? Key => Tenant;

    /// <summary>As long again as it has been failing: from a minute, doubling, to half an hour.</summary>
    public TimeSpan PauseAt(DateTimeOffset now)
    {
        var failing = now - Since;
        return failing < shortest ? shortest
            : failing > longest ? longest
            : failing;
    }
}

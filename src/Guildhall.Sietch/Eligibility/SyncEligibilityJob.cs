using System.Text.Json.Serialization.Metadata;
using Guildhall.Core.Jobs;
using Guildhall.Core.Tenancy;

namespace Guildhall.Sietch.Eligibility;

/// <summary>Bring one community up to the chain. While one waits or runs, another adds nothing.</summary>
/// <param name="Id">Of the run; its steps are marked by it.</param>
internal sealed record SyncEligibilityJob(string Tenant, string Id) : IJob<SyncEligibilityJob>
{
    public static string Kind => "sietch.sync";

    public static JsonTypeInfo<SyncEligibilityJob> Json => SietchJson.Default.SyncEligibilityJob;

    public string? Key => Tenant;

    public static SyncEligibilityJob New(TenantId tenant, DateTimeOffset now) => new(tenant.Value, SyncRun.NewId(now));
}

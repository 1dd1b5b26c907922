using System.Text.Json.Serialization.Metadata;
using Guildhall.Core.Jobs;

namespace Guildhall.Sietch.Chain.Audits;

/// <summary>Read one community's history again from elsewhere. While one waits or runs, another adds nothing.</summary>
internal sealed record AuditChainJob(string Tenant, string Id) : IJob<AuditChainJob>
{
    public static string Kind => "sietch.audit";

    public static JsonTypeInfo<AuditChainJob> Json => SietchJson.Default.AuditChainJob;

    public string? Key => Tenant;
}

using System.Text.Json.Serialization.Metadata;
using Guildhall.Core.Jobs;

namespace Guildhall.Core.Audit;

/// <summary>Audit rows that are old enough go.</summary>
internal sealed record ForgetAuditJob(DateTimeOffset At) : IJob<ForgetAuditJob>
{
    public static string Kind => "core.audit.forget";

    public static JsonTypeInfo<ForgetAuditJob> Json => AuditJson.Default.ForgetAuditJob;
}

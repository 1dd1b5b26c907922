using System.Text.Json.Serialization.Metadata;
using Guildhall.Core.Jobs;
using Guildhall.Discord.Model;
using Guildhall.Discord.Rest;

namespace Guildhall.Aegis.Observed;

/// <summary>What was written in the audit log while nobody listened.</summary>
/// <param name="After">Where we were before the first event of the new session: what comes live moves the mark on.</param>
internal sealed record ReadAuditLogJob(Snowflake<Guild> Guild, Snowflake<AuditLogEntry> After) : IJob<ReadAuditLogJob>
{
    public static string Kind => "aegis.audit_log.read";

    public static JsonTypeInfo<ReadAuditLogJob> Json => AegisJson.Default.ReadAuditLogJob;

    public string Key => $"{Guild}:{After}";
}

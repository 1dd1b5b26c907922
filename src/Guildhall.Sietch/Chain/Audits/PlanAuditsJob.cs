using System.Text.Json.Serialization.Metadata;
using Guildhall.Core.Jobs;

namespace Guildhall.Sietch.Chain.Audits;

/// <summary>Ask for an audit of every community.</summary>
/// <param name="At">The occurrence.</param>
internal sealed record PlanAuditsJob(DateTimeOffset At) : IJob<PlanAuditsJob>
{
    public static string Kind => "sietch.plan_audits";

    public static JsonTypeInfo<PlanAuditsJob> Json => SietchJson.Default.PlanAuditsJob;
}

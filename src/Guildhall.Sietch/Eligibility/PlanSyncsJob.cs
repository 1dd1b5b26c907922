using System.Text.Json.Serialization.Metadata;
using Guildhall.Core.Jobs;

namespace Guildhall.Sietch.Eligibility;

/// <summary>Ask for a sync of every community.</summary>
/// <param name="At">The occurrence.</param>
internal sealed record PlanSyncsJob(DateTimeOffset At) : IJob<PlanSyncsJob>
{
    public static string Kind => "sietch.plan_syncs";

    public static JsonTypeInfo<PlanSyncsJob> Json => SietchJson.Default.PlanSyncsJob;
}

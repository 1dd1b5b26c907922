using System.Text.Json.Serialization.Metadata;
using Guildhall.Core.Jobs;

namespace Guildhall.Sietch.Eligibility.Retention;

/// <summary>Once a day: snapshots and runs that are old and that nothing reads any more go.</summary>
internal sealed record ForgetHistoryJob(DateTimeOffset At) : IJob<ForgetHistoryJob>
{
    public static string Kind => "sietch.history.forget";

    public static JsonTypeInfo<ForgetHistoryJob> Json => SietchJson.Default.ForgetHistoryJob;

    // Of several missed days one is enough.
    public string Key => "one";
}

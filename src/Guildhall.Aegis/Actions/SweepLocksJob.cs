using System.Text.Json.Serialization.Metadata;
using Guildhall.Core.Jobs;

namespace Guildhall.Aegis.Actions;

/// <summary>Locks that nobody holds any more go; each person who was ever acted on has left one.</summary>
internal sealed record SweepLocksJob(DateTimeOffset At) : IJob<SweepLocksJob>
{
    public static string Kind => "aegis.locks.sweep";

    public static JsonTypeInfo<SweepLocksJob> Json => AegisJson.Default.SweepLocksJob;
}

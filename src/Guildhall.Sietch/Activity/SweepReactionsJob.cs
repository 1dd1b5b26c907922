using System.Text.Json.Serialization.Metadata;
using Guildhall.Core.Jobs;

namespace Guildhall.Sietch.Activity;

/// <summary>Who reacted to whom is forgotten once it cannot count any more.</summary>
internal sealed record SweepReactionsJob(DateTimeOffset At) : IJob<SweepReactionsJob>
{
    public static string Kind => "sietch.reactions.sweep";

    public static JsonTypeInfo<SweepReactionsJob> Json => SietchJson.Default.SweepReactionsJob;
}

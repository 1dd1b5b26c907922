using System.Text.Json.Serialization.Metadata;
using Guildhall.Core.Jobs;

namespace Guildhall.Aegis.Privacy;

/// <summary>Carries out what was asked. It carries the request's id alone, so that nothing of the person stays behind in
/// the queue.</summary>
internal sealed record PrivacyJob(string Request) : IJob<PrivacyJob>
{
    public static string Kind => "aegis.privacy";

    public static JsonTypeInfo<PrivacyJob> Json => AegisJson.Default.PrivacyJob;

    public string Key => Request;
}

/// <summary>Exports that are old enough go.</summary>
internal sealed record SweepExportsJob(DateTimeOffset At) : IJob<SweepExportsJob>
{
    public static string Kind => "aegis.privacy.sweep";

    public static JsonTypeInfo<SweepExportsJob> Json => AegisJson.Default.SweepExportsJob;
}

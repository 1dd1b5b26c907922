using System.Text.Json.Serialization.Metadata;
using Guildhall.Core.Jobs;

namespace Guildhall.Sietch.Eligibility;

/// <summary>Look whether the chain is out of reach still.</summary>
internal sealed record EnterGraceJob(string Tenant) : IJob<EnterGraceJob>
{
    public static string Kind => "sietch.enter_grace";

    public static JsonTypeInfo<EnterGraceJob> Json => SietchJson.Default.EnterGraceJob;

    public string Key => Tenant;
}

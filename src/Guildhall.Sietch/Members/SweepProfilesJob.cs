using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Guildhall.Core.Jobs;

namespace Guildhall.Sietch.Members;

/// <summary>Profiles that have been hidden for 90 days go; nyms of wizards that nobody finished are free again.</summary>
internal sealed record SweepProfilesJob(DateTimeOffset At) : IJob<SweepProfilesJob>
{
    public static string Kind => "sietch.profiles.sweep";

    public static JsonTypeInfo<SweepProfilesJob> Json => MembersJson.Default.SweepProfilesJob;
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(SweepProfilesJob))]
internal sealed partial class MembersJson : JsonSerializerContext;

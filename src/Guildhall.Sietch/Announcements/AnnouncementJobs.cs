using System.Globalization;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Guildhall.Core.Jobs;
using Guildhall.Core.Tenancy;

namespace Guildhall.Sietch.Announcements;

/// <summary>Every minute: is there anything to tell in a community?</summary>
internal sealed record OrderAnnouncementsJob(DateTimeOffset At) : IJob<OrderAnnouncementsJob>
{
    public static string Kind => "sietch.announce.order";

    public static JsonTypeInfo<OrderAnnouncementsJob> Json => AnnouncementsJson.Default.OrderAnnouncementsJob;

    // Of several missed minutes one is enough.
    public string Key => "one";
}

/// <summary>A window of time has ended: what it brought is told at the door, where it is enough.</summary>
internal sealed record PostDoorJob(TenantId Tenant, long Window) : IJob<PostDoorJob>
{
    public static string Kind => "sietch.door.post";

    public static JsonTypeInfo<PostDoorJob> Json => AnnouncementsJson.Default.PostDoorJob;

    public string Key => string.Create(CultureInfo.InvariantCulture, $"{Tenant}:{Window}");
}

/// <summary>The census says what is published now.</summary>
internal sealed record PostCensusJob(TenantId Tenant) : IJob<PostCensusJob>
{
    public static string Kind => "sietch.census.post";

    public static JsonTypeInfo<PostCensusJob> Json => AnnouncementsJson.Default.PostCensusJob;

    public string Key => Tenant.Value;
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(OrderAnnouncementsJob))]
[JsonSerializable(typeof(PostDoorJob))]
[JsonSerializable(typeof(PostCensusJob))]
internal sealed partial class AnnouncementsJson : JsonSerializerContext;

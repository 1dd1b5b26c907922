using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Guildhall.Core.Jobs;
using Guildhall.Core.Tenancy;

namespace Guildhall.Sietch.Alerts;

/// <summary>One alert goes to its member.</summary>
internal sealed record SendAlertJob(TenantId Tenant, string Id) : IJob<SendAlertJob>
{
    public static string Kind => "sietch.alert";

    public static JsonTypeInfo<SendAlertJob> Json => AlertsJson.Default.SendAlertJob;
}

/// <summary>Alerts that are held, because their members' direct messages are closed, are tried again.</summary>
internal sealed record RetryAlertsJob(DateTimeOffset At) : IJob<RetryAlertsJob>
{
    public static string Kind => "sietch.alerts.retry";

    public static JsonTypeInfo<RetryAlertsJob> Json => AlertsJson.Default.RetryAlertsJob;

    // Of several missed times one is enough.
    public string Key => "one";
}

/// <summary>What was told, where the bar stood and who waited are forgotten after their time.</summary>
internal sealed record ForgetAlertsJob(DateTimeOffset At) : IJob<ForgetAlertsJob>
{
    public static string Kind => "sietch.alerts.forget";

    public static JsonTypeInfo<ForgetAlertsJob> Json => AlertsJson.Default.ForgetAlertsJob;
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(SendAlertJob))]
[JsonSerializable(typeof(RetryAlertsJob))]
[JsonSerializable(typeof(ForgetAlertsJob))]
internal sealed partial class AlertsJson : JsonSerializerContext;

using System.Globalization;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Guildhall.Core.Jobs;
using Guildhall.Core.Tenancy;

namespace Guildhall.Sietch.Alerts;

/// <summary>One alert goes to its member.</summary>
/// <param name="Attempt">Those before it that found their messages closed. One that has just found that out may still be running
/// when they open them, and must not stand in the way of the next.</param>
internal sealed record SendAlertJob(TenantId Tenant, string Id, long Attempt) : IJob<SendAlertJob>
{
    public static string Kind => "sietch.alert";

    public static JsonTypeInfo<SendAlertJob> Json => AlertsJson.Default.SendAlertJob;

    public string Key => string.Create(CultureInfo.InvariantCulture, $"{Tenant}:{Id}:{Attempt}");
}

/// <summary>Alerts that are held, because their members' direct messages are closed, and those whose job is lost are tried again.
/// </summary>
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

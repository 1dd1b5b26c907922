using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Guildhall.Core.Jobs;

namespace Guildhall.Sietch.Gating.Webhooks;

/// <summary>Every minute: did a standing change that other programs want to hear of?</summary>
internal sealed record TellWebhooksJob(DateTimeOffset At) : IJob<TellWebhooksJob>
{
    public static string Kind => "sietch.webhooks.tell";

    public static JsonTypeInfo<TellWebhooksJob> Json => GatingWebhooksJson.Default.TellWebhooksJob;

    // Of several missed minutes one is enough.
    public string Key => "one";
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(TellWebhooksJob))]
internal sealed partial class GatingWebhooksJson : JsonSerializerContext;

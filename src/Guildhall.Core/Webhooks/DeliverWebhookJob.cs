using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Guildhall.Core.Jobs;
using Guildhall.Discord.Model;

namespace Guildhall.Core.Webhooks;

/// <summary>One attempt at a delivery. The next one is another job, enqueued with what became of this one.</summary>
public sealed record DeliverWebhookJob(Snowflake<Guild> Guild, string Delivery, int Replays, int Attempts)
    : IJob<DeliverWebhookJob>
{
    // Stored rows outlive the move from Aegis, which had it first.
    public static string Kind => "aegis.webhook.deliver";

    public static JsonTypeInfo<DeliverWebhookJob> Json => WebhooksJson.Default.DeliverWebhookJob;

    public string Key => $"{Guild}:{Delivery}:{Replays}:{Attempts}";
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(DeliverWebhookJob))]
internal sealed partial class WebhooksJson : JsonSerializerContext;

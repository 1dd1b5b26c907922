using Guildhall.Core.Ports;

namespace Guildhall.Tests.Aegis.Webhooks;

/// <summary>A receiver that is up or down as the test wants it.</summary>
internal sealed class ScriptedCalls : IWebhookCalls
{
    /// <summary>Null: it takes everything.</summary>
    public string? Error { get; set; }

    public List<WebhookCall> Seen { get; } = [];

    public Task<string?> FaultAsync(Uri address, CancellationToken cancellation) => Task.FromResult<string?>(null);

    public Task<WebhookAnswer> PostAsync(WebhookCall call, CancellationToken cancellation)
    {
        Seen.Add(call);
        return Task.FromResult(Error is null ? new WebhookAnswer(200, null) : new WebhookAnswer(503, Error));
    }
}

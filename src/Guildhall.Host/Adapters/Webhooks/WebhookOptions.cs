using Microsoft.Extensions.Options;

namespace Guildhall.Host.Adapters.Webhooks;

/// <summary>Section <c>Guildhall:Webhooks</c>.</summary>
public sealed partial class WebhookOptions
{
    public const string Section = "Guildhall:Webhooks";

    /// <summary>
    /// Hosts with their port, such as <c>127.0.0.1:4000</c>, that may be called over http and at any address: for tests and
    /// for receivers beside this program. Every guild can then reach them. Default none.
    /// </summary>
    [HostsWithPort]
    public IReadOnlyList<string> LocalHosts { get; set; } = [];

    [OptionsValidator]
    internal sealed partial class Validator : IValidateOptions<WebhookOptions>;
}

using System.ComponentModel.DataAnnotations;
using Guildhall.Sietch.Communities;
using Guildhall.Sietch.Gating;
using Microsoft.Extensions.Options;

namespace Guildhall.Sietch;

/// <summary>Section <c>Guildhall:Sietch</c>: what does not belong in a tenant file, because it is secret or of one machine.</summary>
public sealed partial class SietchOptions
{
    public const string Section = "Guildhall:Sietch";

    /// <summary>Tenant → the whole addresses of its chain's endpoints, asked in this order, in the place of those in its
    /// file. An address may carry a key.</summary>
    [ChainEndpoints]
    public Dictionary<string, string[]> Endpoints { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>How much later than its hour a sync may begin, so that many communities do not ask at once: 0–1 h.
    /// Default 10 minutes.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "01:00:00")]
    public TimeSpan LongestDelay { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>How long snapshots and runs are kept that nothing reads any more: 7–3,650 days. Default 90 days.</summary>
    [Range(typeof(TimeSpan), "7.00:00:00", "3650.00:00:00")]
    public TimeSpan HistoryRetention { get; set; } = TimeSpan.FromDays(90);

    /// <summary>Calls of <c>/eligibility</c> a minute from one address without a key: 1–1,000,000. Default 100.</summary>
    [Range(1, 1_000_000)]
    public int CallsPerMinute { get; set; } = 100;

    /// <summary>The same with one key: 1–10,000,000. Default 6,000.</summary>
    [Range(1, 10_000_000)]
    public int KeyCallsPerMinute { get; set; } = 6_000;

    /// <summary>IP addresses that are not limited: a gate bot's. Default none.</summary>
    [IpAddresses]
    public string[] TrustedAddresses { get; set; } = [];

    [OptionsValidator]
    internal sealed partial class Validator : IValidateOptions<SietchOptions>;
}

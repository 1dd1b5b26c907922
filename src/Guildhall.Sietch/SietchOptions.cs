using System.ComponentModel.DataAnnotations;
using Guildhall.Sietch.Communities;
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

    [OptionsValidator]
    internal sealed partial class Validator : IValidateOptions<SietchOptions>;
}

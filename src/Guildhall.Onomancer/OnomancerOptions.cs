using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace Guildhall.Onomancer;

/// <summary>Section <c>Guildhall:Onomancer</c>.</summary>
public sealed partial class OnomancerOptions
{
    public const string Section = "Guildhall:Onomancer";

    /// <summary>How long a link opens its summary, where Guildhall serves it. 1 minute–1 year, default 7 days.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "365.00:00:00")]
    public TimeSpan LinkLifetime { get; set; } = TimeSpan.FromDays(7);

    /// <summary>How long a remote context source may take before a summary is made without it. Default 5 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "00:00:30")]
    public TimeSpan ContextPatience { get; set; } = TimeSpan.FromSeconds(5);

    [OptionsValidator]
    internal sealed partial class Validator : IValidateOptions<OnomancerOptions>;
}

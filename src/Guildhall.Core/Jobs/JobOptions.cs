using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace Guildhall.Core.Jobs;

/// <summary>Section <c>Guildhall:Jobs</c>.</summary>
public sealed partial class JobOptions
{
    public const string Section = "Guildhall:Jobs";

    /// <summary>This process's name among the replicas; two that live at once never share it. What a process of the
    /// same name left unfinished is taken up at start, without waiting for its leases. Default: the machine's name.
    /// </summary>
    [Required]
    [StringLength(100, MinimumLength = 1)]
    public string Instance { get; set; } = Environment.MachineName;

    /// <summary>How long a dead worker's rows stay its own. 1 s–1 hour, default 30 s.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "01:00:00")]
    public TimeSpan Lease { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How often to look for what another process enqueued. 50 ms–10 minutes, default 1 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00.05", "00:10:00")]
    public TimeSpan Poll { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>What running handlers are given at stop before they are cancelled. 0–5 minutes, default 5 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:05:00")]
    public TimeSpan Drain { get; set; } = TimeSpan.FromSeconds(5);

    [OptionsValidator]
    internal sealed partial class Validator : IValidateOptions<JobOptions>;
}

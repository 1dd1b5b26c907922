using Guildhall.Aegis.Cases;
using Guildhall.Core.Jobs;

namespace Guildhall.Aegis.AutoMod.Live;

/// <summary>A suspended rule becomes a problem of the guild, and a line where its staff read it.</summary>
internal sealed class TellSuspended(GuildProblems problems, HitAlerts alerts) : IJobHandler<TellSuspendedJob>
{
    /// <summary>The code of the problem.</summary>
    public const string Problem = "automod_suspended";

    public async Task HandleAsync(TellSuspendedJob job, JobRun run, CancellationToken cancellation)
    {
        var text =
            $"The AutoMod rule “{CaseText.Plain(job.Rule)}” took more than 50 ms three times and rests until the rules are changed or Aegis "
            + "is restarted. Rewrite its expression without nested repeats; the other rules go on.";
        await problems.RaiseAsync(job.Guild, Problem, job.Rule, text, cancellation);
        await alerts.WarnAsync(job.Guild, text, cancellation);
    }
}

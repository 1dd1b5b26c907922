using Guildhall.Aegis.AutoMod.Links;
using Guildhall.Core.Jobs;
using Guildhall.Discord.Model;
using Guildhall.Discord.Rest;

namespace Guildhall.Aegis.AutoMod.Live;

/// <summary>
/// Asks where invites lead, and has judged what could not be judged without knowing. What cannot be found out is foreign.
/// </summary>
internal sealed class LookUpInvites(InviteTargets targets, Watch watch) : IJobHandler<LookUpInvitesJob>
{
    private const int MostAttempts = 3;

    public async Task HandleAsync(LookUpInvitesJob job, JobRun run, CancellationToken cancellation)
    {
        foreach (var code in job.Codes)
        {
            try
            {
                await targets.AskAsync(job.Guild, code, cancellation);
            }
            catch (DiscordApiException exception) when (!exception.IsTransient || run.Attempt >= MostAttempts)
            {
                // Judged without it.
            }
        }

        var user = new User { Id = job.User, Username = job.UserName };
        await watch.JudgeAsync(job.Guild, user, job.Happened(), cancellation);
    }
}

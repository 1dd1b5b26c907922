using Guildhall.Core.Jobs;

namespace Guildhall.Aegis.Appeals;

internal sealed class TellAppellant(AppealBook book, AppellantNotices notices) : IJobHandler<TellAppellantJob>
{
    public async Task HandleAsync(TellAppellantJob job, JobRun run, CancellationToken cancellation)
    {
        if (await book.FindAsync(job.Guild, job.Number, cancellation) is { IsOpen: true } appeal)
        {
            await notices.TryTellAsync(appeal, cancellation);
        }
    }
}

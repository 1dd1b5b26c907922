using Guildhall.Aegis.Cases;
using Guildhall.Core.Commands;
using Guildhall.Core.Jobs;
using Guildhall.Core.Storage;

namespace Guildhall.Aegis.Actions.Notices;

/// <summary>Tells people what Discord's limits kept from them, and says in the case and in the answer what became of it.
/// </summary>
internal sealed class SendNotice(
    Db db,
    CaseBook book,
    DirectNotices notices,
    LateReplies replies,
    OutcomeReply words,
    TimeProvider time
) : IJobHandler<SendNoticeJob>
{
    // Whom nobody could tell for so long is not told out of the blue.
    private static readonly TimeSpan oldest = TimeSpan.FromHours(1);
    private static readonly TimeSpan margin = TimeSpan.FromSeconds(30);

    /// <exception cref="JobDelayedException">Discord makes it wait still.</exception>
    public async Task HandleAsync(SendNoticeJob job, JobRun run, CancellationToken cancellation)
    {
        if (await book.FindAsync(new(job.Guild, job.Number), cancellation) is not { } row)
        {
            return;
        }

        if (row.Dm == DmState.Pending)
        {
            var isStale = time.GetUtcNow() - row.CreatedAt > oldest || row.IsDeleted || row.Effect == Effect.Revoked;
            var notice = isStale ? new Notice(DmState.Skipped, null) : await notices.SendAsync(row, cancellation);
            if (notice.Again is { } wait)
            {
                throw new JobDelayedException(wait, "Discord makes direct messages wait.");
            }

            // CancellationToken.None: what was sent is written, whatever became of the job.
            await db.WriteAsync(unit => RecordAsync(unit, row, notice), CancellationToken.None);
            row = row with { Dm = notice.State };
        }

        if (job.Answer is { } answer && time.GetUtcNow() < answer.Interaction.ExpiresAt - margin)
        {
            var told = await words.OfAsync(new(row, OutcomeState.Done), cancellation);
            await replies.SendAsync(answer.Interaction, answer.Channel, told, cancellation);
        }
    }

    private static async Task RecordAsync(Unit unit, Case row, Notice notice)
    {
        if (notice.Opened is { } channel)
        {
            await DmChannels.RememberAsync(unit, row.TargetId, channel);
        }

        var told = new
        {
            Guild = row.GuildId,
            row.Number,
            Dm = notice.State.Stored(),
        };
        if (await unit.ExecuteAsync(CaseSql.TellLate, told) == 1)
        {
            await unit.PostCaseAsync(row.Key);
        }
    }
}

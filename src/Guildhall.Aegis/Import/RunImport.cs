using Guildhall.Aegis.Access;
using Guildhall.Aegis.Import.Formats;
using Guildhall.Core.Commands;
using Guildhall.Core.Jobs;
using Guildhall.Core.Storage;
using Guildhall.Discord.Rest;
using Microsoft.Extensions.Logging;

namespace Guildhall.Aegis.Import;

/// <summary>Imports a file that was confirmed. A run that was cut off begins again and passes over what is written.</summary>
internal sealed partial class RunImport(
    ImportBook book,
    ImportRun importing,
    CompareImport comparison,
    ImportText text,
    FileDownloads downloads,
    LateReplies replies,
    Db db,
    TimeProvider time,
    ILogger<RunImport> log
) : IJobHandler<RunImportJob>
{
    private static readonly TimeSpan betweenReports = TimeSpan.FromSeconds(4);

    /// <exception cref="HttpRequestException">The file could not be read from Discord.</exception>
    public async Task HandleAsync(RunImportJob job, JobRun run, CancellationToken cancellation)
    {
        if (await book.FindAsync(job.Guild, job.Id, cancellation) is not { State: ImportState.Running } plan)
        {
            return;
        }

        var by = plan.AskedById.IsEmpty
            ? Staff.OfSystem(job.Guild, "import")
            : new Staff
            {
                Guild = job.Guild,
                User = plan.AskedById,
                Name = plan.AskedByName,
            };
        try
        {
            await ImportAsync(job, run, plan, by, cancellation);
        }
        catch (HttpRequestException) when (run.IsLast)
        {
            await book.FinishAsync(plan, new(), ImportState.Failed, by, cancellation);
            await ReplyAsync(job, text.Failed(plan, await CountAsync(job, cancellation)), cancellation);
        }
    }

    private async Task ImportAsync(
        RunImportJob job,
        JobRun run,
        ImportPlan plan,
        Staff by,
        CancellationToken cancellation
    )
    {
        await using var content = await downloads.OpenAsync(job.Url, cancellation);
        ImportFormats.TryRead(plan.Format, out var format);
        var reportedAt = time.GetTimestamp();
        var reading = await importing.WriteAsync(
            content,
            job.Guild,
            format,
            job.Id,
            async tally =>
            {
                if (time.GetElapsedTime(reportedAt) > betweenReports)
                {
                    reportedAt = time.GetTimestamp();
                    await TellProgressAsync(job, tally, cancellation);
                }
            },
            cancellation
        );
        try
        {
            await comparison.CompareAsync(job.Guild, job.Id, cancellation);
        }
        catch (DiscordApiException) when (run.IsLast)
        {
            // The record is there; what is in force shows at the next act.
        }

        await book.FinishAsync(plan, reading.Tally, ImportState.Done, by, cancellation);
        await ReplyAsync(job, text.Done(plan, reading.Tally, await CountAsync(job, cancellation)), cancellation);
    }

    private Task<long> CountAsync(RunImportJob job, CancellationToken cancellation) =>
        db.QuerySingleOrDefaultAsync<long>(ImportSql.CountOf, new { job.Guild, job.Id }, cancellation);

    private Task TellProgressAsync(RunImportJob job, ImportTally tally, CancellationToken cancellation) =>
        // Later it would be a message of its own each time.
        job.Answer
            is { } answer
        && time.GetUtcNow() < answer.ExpiresAt - TimeSpan.FromMinutes(1)
            ? ReplyAsync(job, ImportText.Progress(tally), cancellation)
            : Task.CompletedTask;

    private async Task ReplyAsync(RunImportJob job, Reply reply, CancellationToken cancellation)
    {
        if (job.Answer is not { } answer)
        {
            return;
        }

        try
        {
            await replies.SendAsync(answer, job.Channel, reply, cancellation);
        }
        catch (DiscordApiException exception) when (!exception.IsTransient)
        {
            NotTold(job.Guild.Value, exception.Code);
        }
    }

    [LoggerMessage(LogLevel.Warning, "An import of guild {Guild} could not be told, code {Code}")]
    private partial void NotTold(ulong guild, int code);
}

using System.Globalization;
using Guildhall.Core.Jobs;
using Guildhall.Core.Storage;
using Guildhall.Discord.Model;

namespace Guildhall.Aegis.Privacy;

/// <summary>Carries out an export or an erasure, once; running it again changes nothing.</summary>
internal sealed class RunPrivacyRequest(
    Db db,
    PrivacyDesk desk,
    PersonExport export,
    PersonEraser eraser,
    ExportFiles files,
    TimeProvider time
) : IJobHandler<PrivacyJob>
{
    private static readonly TimeSpan mostWait = TimeSpan.FromDays(1);

    public async Task HandleAsync(PrivacyJob job, JobRun run, CancellationToken cancellation)
    {
        // Without a person it was carried out by an erasure that came first.
        if (await desk.FindAsync(job.Request, cancellation) is not { IsDone: false, UserId: { } person } request)
        {
            return;
        }

        await (
            request.Kind == PrivacyKind.Export
                ? ExportAsync(request, person, cancellation)
                : EraseAsync(request, person, cancellation)
        );
    }

    private async Task ExportAsync(PrivacyRequest request, Snowflake<User> person, CancellationToken cancellation)
    {
        var name = $"{request.Id}.zip";
        IReadOnlyDictionary<string, int> counts = new Dictionary<string, int>();
        await files.SaveAsync(
            name,
            async (stream, end) => counts = await export.WriteAsync(person, stream, end),
            cancellation
        );
        var receipt = string.Join(
            ", ",
            counts.Select(c => string.Create(CultureInfo.InvariantCulture, $"{c.Value} {c.Key}"))
        );
        await FinishAsync(request, $"{receipt}.", name, ExportFiles.Lifetime, cancellation);
    }

    private async Task EraseAsync(PrivacyRequest request, Snowflake<User> person, CancellationToken cancellation)
    {
        var old = await db.QueryAsync<string>(PrivacySql.Files, new { Self = person }, cancellation);
        var erasure = await eraser.EraseAsync(person, request.AskedAt, cancellation);
        foreach (var file in old)
        {
            files.Remove(file);
        }

        if (erasure.Kept > 0)
        {
            var told = new { request.Id, Receipt = erasure.ToString() };
            await db.WriteAsync(unit => unit.ExecuteAsync(PrivacySql.Progress, told), cancellation);
            throw new JobDelayedException(WaitFor(erasure), "Something still runs under the id.");
        }

        await FinishAsync(request, erasure.ToString(), null, null, cancellation);
        // Last: until here a second run finds the person and completes what was begun.
        await db.WriteAsync(unit => unit.ExecuteAsync(PrivacySql.ForgetPerson, new { Self = person }), cancellation);
    }

    private TimeSpan WaitFor(Erasure erasure)
    {
        var wait = (erasure.KeptUntil ?? DateTimeOffset.MaxValue) - time.GetUtcNow() + TimeSpan.FromMinutes(1);
        return wait < mostWait ? TimeSpan.FromTicks(Math.Max(wait.Ticks, TimeSpan.TicksPerMinute)) : mostWait;
    }

    private async Task FinishAsync(
        PrivacyRequest request,
        string receipt,
        string? file,
        TimeSpan? lifetime,
        CancellationToken cancellation
    )
    {
        var now = time.GetUtcNow();
        var done = new
        {
            request.Id,
            Receipt = receipt,
            File = file,
            Now = now,
            Expires = now + lifetime,
        };
        await db.WriteAsync(unit => unit.ExecuteAsync(PrivacySql.Done, done), cancellation);
    }
}

using System.Globalization;
using Guildhall.Aegis.Access;
using Guildhall.Aegis.Actions.Deeds;
using Guildhall.Aegis.Cases;
using Guildhall.Core.Jobs;
using Guildhall.Core.Storage;
using Guildhall.Discord.Rest;

namespace Guildhall.Aegis.Actions;

/// <summary>The end of a punishment. The timer follows its case, not the person: it lifts only what the newest case in
/// force did, and only while nobody moved the end or did something else by hand.</summary>
internal sealed class ExpireCase(
    Db db,
    CaseBook book,
    CaseHolds holds,
    Attempts attempts,
    GuildProblems problems,
    AegisMetrics metrics,
    TimeProvider time
) : IJobHandler<EndCaseJob>
{
    private static readonly TimeSpan whileLimited = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan betweenRefusals = TimeSpan.FromHours(1);
    private static readonly TimeSpan whileAbsent = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan longestAbsence = TimeSpan.FromDays(30);
    private static readonly TimeSpan untilGivenUp = TimeSpan.FromHours(24);

    public async Task HandleAsync(EndCaseJob job, JobRun run, CancellationToken cancellation)
    {
        await using var held = await holds.TryTakeAsync(new(job.Guild, job.Number), cancellation);
        if (held?.Case is not { } row)
        {
            return;
        }

        if (!row.IsInForce || row.ExpiresAt?.ToUnixTimeMilliseconds() != job.ExpiresAt.ToUnixTimeMilliseconds())
        {
            metrics.Ended(row.Kind, "stale");
            return;
        }

        var standing = await book.StandingAsync(row.GuildId, row.TargetId, row.Kind, cancellation);
        var isNewest = row.Kind is CaseKind.Role or CaseKind.Lock or CaseKind.Voice || standing[0].Number == row.Number;
        var lifted = isNewest ? await LiftAsync(row, job, cancellation) : Lifted.Replaced;
        if (lifted == Lifted.Later && time.GetUtcNow() < job.ExpiresAt + longestAbsence)
        {
            throw new JobDelayedException(whileAbsent, "Discord lifts it only while they are there.");
        }

        await db.WriteAsync(unit => EndAsync(unit, row, lifted, held.Lock), cancellation);
        metrics.Ended(row.Kind, lifted.Stored());
    }

    private static async Task EndAsync(Unit unit, Case row, Lifted lifted, PersonLock held)
    {
        var effect = lifted == Lifted.Replaced ? Effect.Superseded : Effect.Expired;
        var why = lifted switch
        {
            Lifted.Later => "they did not come back to voice",
            Lifted.Nothing when row.Kind != CaseKind.Mute => "it was gone already",
            Lifted.Replaced => "something newer holds",
            _ => null,
        };
        var expiry = Staff.OfSystem(row.GuildId, "expiry");
        var opposite = Opposite(row, lifted);
        if (opposite is not null)
        {
            // Before the row, as whoever opens a case and ends another by it.
            await unit.LockCasesAsync(row.GuildId);
        }

        if (await unit.EndCaseAsync(row, effect, expiry, why) && opposite is { } kind)
        {
            await RecordAsync(unit, row, kind, expiry);
        }

        await held.ReleaseAsync(unit);
    }

    /// <summary>What was done now; Discord ends a time-out by itself, at the same moment.</summary>
    private static CaseKind? Opposite(Case row, Lifted lifted) =>
        (row.Kind, lifted) switch
        {
            (CaseKind.Ban, Lifted.Done) => CaseKind.Unban,
            (CaseKind.Mute, Lifted.Done or Lifted.Nothing) => CaseKind.Unmute,
            _ => null,
        };

    /// <summary>Once for each case that expires: the key says so.</summary>
    private static async Task RecordAsync(Unit unit, Case row, CaseKind kind, Staff expiry)
    {
        var key = string.Create(CultureInfo.InvariantCulture, $"expiry:{row.Number}");
        if (await unit.QuerySingleOrDefaultAsync<Case>(CaseSql.ByKey, new { Guild = row.GuildId, Key = key }) is null)
        {
            var opened = await unit.OpenCaseAsync(
                row.GuildId,
                new()
                {
                    Kind = kind,
                    Target = row.TargetId,
                    TargetName = row.TargetName,
                    Actor = expiry,
                    Source = CaseSource.Expiry,
                    Reason = $"{CaseText.Name(row)} has ended",
                    Batch = row.Batch,
                    IsApplied = true,
                    Dm = DmState.Skipped,
                    IdempotencyKey = key,
                }
            );
            await unit.LinkAsync(opened.Key, row.Number);
        }
    }

    private async Task<Lifted> LiftAsync(Case row, EndCaseJob job, CancellationToken cancellation)
    {
        try
        {
            return await attempts.LiftAsync(row, cancellation);
        }
        catch (DiscordApiException exception) when ((int)exception.Status == 429)
        {
            throw new JobDelayedException(exception.RetryAfter ?? whileLimited, "Discord asks to wait.");
        }
        catch (DiscordApiException exception)
            when (!exception.IsTransient && time.GetUtcNow() < job.ExpiresAt + untilGivenUp)
        {
            // Permissions come back when somebody puts them right; asking every minute would only be noise.
            await problems.RaiseAsync(
                row.GuildId,
                GuildProblems.Expiry,
                row.TargetId.ToString(),
                $"{CaseText.Title(row)} #{row.Number} has ended, but Discord does not let me lift it. Look at my role's place and "
                    + "permissions; it is tried again every hour for a day.",
                cancellation
            );
            throw new JobDelayedException(betweenRefusals, $"Discord refused: {exception.Code}.");
        }
    }
}

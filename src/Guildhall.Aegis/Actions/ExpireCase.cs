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
    PersonLocks locks,
    Attempts attempts,
    GuildProblems problems,
    AegisMetrics metrics,
    TimeProvider time
) : IJobHandler<EndCaseJob>
{
    private static readonly TimeSpan patience = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan whileBusy = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan betweenRefusals = TimeSpan.FromHours(1);
    private static readonly TimeSpan untilGivenUp = TimeSpan.FromHours(24);

    public async Task HandleAsync(EndCaseJob job, JobRun run, CancellationToken cancellation)
    {
        if (await book.FindAsync(new(job.Guild, job.Number), cancellation) is not { } known)
        {
            return;
        }

        await using var held = await locks.TryTakeAsync(job.Guild, known.TargetId, patience, cancellation);
        if (held is null)
        {
            throw new JobDelayedException(whileBusy, "Somebody else is at it.");
        }

        var row = (await book.FindAsync(known.Key, cancellation))!;
        if (!row.IsInForce || row.ExpiresAt?.ToUnixTimeMilliseconds() != job.ExpiresAt.ToUnixTimeMilliseconds())
        {
            metrics.Ended(row.Kind, "stale");
            return;
        }

        var standing = await book.StandingAsync(row.GuildId, row.TargetId, row.Kind, cancellation);
        var isNewest = row.Kind is CaseKind.Role or CaseKind.Lock || standing[0].Number == row.Number;
        var lifted = isNewest ? await LiftAsync(row, job, cancellation) : Lifted.Replaced;
        await db.WriteAsync(unit => EndAsync(unit, row, lifted, held), cancellation);
        metrics.Ended(row.Kind, lifted.Stored());
    }

    private static async Task EndAsync(Unit unit, Case row, Lifted lifted, PersonLock held)
    {
        var effect = lifted == Lifted.Replaced ? Effect.Superseded : Effect.Expired;
        var why = lifted switch
        {
            Lifted.Nothing when row.Kind != CaseKind.Mute => "it was gone already",
            Lifted.Replaced => "something newer holds",
            _ => null,
        };
        await unit.EndCaseAsync(row, effect, Staff.OfSystem(row.GuildId, "expiry"), why);
        await held.ReleaseAsync(unit);
    }

    private async Task<Lifted> LiftAsync(Case row, EndCaseJob job, CancellationToken cancellation)
    {
        try
        {
            return await attempts.LiftAsync(row, cancellation);
        }
        catch (DiscordApiException exception) when ((int)exception.Status == 429)
        {
            throw new JobDelayedException(exception.RetryAfter ?? whileBusy, "Discord asks to wait.");
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

using System.Globalization;
using System.Net;
using Guildhall.Aegis.Access;
using Guildhall.Aegis.Cases;
using Guildhall.Aegis.Privacy;
using Guildhall.Core.Jobs;
using Guildhall.Core.Storage;
using Guildhall.Discord.Rest;

namespace Guildhall.Aegis.Raids.Cleanup;

/// <summary>Lifts the bans of a cleanup, one by one as Discord wants it, behind all that somebody waits for. What staff
/// decided about somebody since stays.</summary>
internal sealed class UnbanRaiders(
    CleanupBook book,
    CleanupReports reports,
    GuildProblems problems,
    Pseudonyms pseudonyms,
    DiscordRest discord,
    Db db,
    TimeProvider time
) : IJobHandler<UnbanRaidersJob>
{
    private const int Batch = 25;
    private const string Problem = "raid_undo";
    private static readonly TimeSpan whileRefused = TimeSpan.FromMinutes(10);

    private readonly DiscordRest rest = discord.With(RestPriority.Log);

    /// <exception cref="DiscordApiException">Discord did not answer.</exception>
    public async Task HandleAsync(UnbanRaidersJob job, JobRun run, CancellationToken cancellation)
    {
        if (await book.FindAsync(job.Guild, job.Id, cancellation) is not { State: CleanupState.Undoing } cleanup)
        {
            return;
        }

        while (await book.TargetsAsync(cleanup, TargetState.Banned, Batch, cancellation) is { Count: > 0 } batch)
        {
            foreach (var target in batch)
            {
                await UnbanAsync(cleanup, target, job, cancellation);
            }

            await reports.ProgressAsync(cleanup, "Unbanning", job.Answer, job.Channel, cancellation);
        }

        await reports.UnbannedAsync(cleanup, job.ByName, job.Answer, job.Channel, cancellation);
        await db.WriteAsync(unit => GuildProblems.ResolveAsync(unit, cleanup.GuildId, Problem), cancellation);
        await book.FinishAsync(cleanup, CleanupState.Undoing, CleanupState.Undone, cancellation);
    }

    private async Task UnbanAsync(
        RaidCleanup cleanup,
        CleanupTarget target,
        UnbanRaidersJob job,
        CancellationToken cancellation
    )
    {
        var key = new { Guild = cleanup.GuildId, Number = target.CaseNumber };
        if (await db.QuerySingleOrDefaultAsync<long>(CleanupSql.IsLastWord, key, cancellation) == 0)
        {
            await db.WriteAsync(
                unit => CleanupBook.SettleAsync(unit, cleanup, target.UserId, TargetState.Kept),
                cancellation
            );
            return;
        }

        try
        {
            var reason = $"{job.ByName} ({job.By}) · #{target.CaseNumber} · raid undone";
            await rest.RemoveBanAsync(cleanup.GuildId, target.UserId, reason, cancellation);
        }
        catch (DiscordApiException exception) when (exception.Code == DiscordErrorCodes.UnknownBan)
        {
            // Unbanned by hand, or by a run that was cut off.
        }
        catch (DiscordApiException exception) when (exception.Status == HttpStatusCode.Forbidden)
        {
            await problems.RaiseAsync(
                cleanup.GuildId,
                Problem,
                cleanup.Id,
                "The bans of a raid cleanup are to be lifted, and I may not: give my role the permission Ban Members. It is "
                    + "tried again every ten minutes.",
                cancellation
            );
            throw new JobDelayedException(whileRefused, "Discord refuses to lift bans.");
        }

        await db.WriteAsync(
            async unit =>
            {
                await unit.ExecuteAsync(
                    CleanupSql.Revoke,
                    new
                    {
                        key.Guild,
                        key.Number,
                        unit.Now,
                        ById = job.By,
                        job.ByName,
                    }
                );
                await MuteAgainAsync(unit, cleanup, target, job);
                await CleanupBook.SettleAsync(unit, cleanup, target.UserId, TargetState.Unbanned);
            },
            cancellation
        );
    }

    /// <summary>The mute in whose place the ban stood goes on until its own end; whoever is not here is muted at the next join.
    /// </summary>
    private async Task MuteAgainAsync(Unit unit, RaidCleanup cleanup, CleanupTarget target, UnbanRaidersJob job)
    {
        var subject = pseudonyms.SubjectOf(target.UserId);
        var mute = await unit.QuerySingleOrDefaultAsync<Case>(
            CaseSql.EndedBy,
            new
            {
                Guild = cleanup.GuildId,
                Target = subject.Id,
                subject.Erased,
                Kind = CaseKind.Mute.Stored(),
                Effect = Effect.Superseded.Stored(),
                Why = string.Create(CultureInfo.InvariantCulture, $"#{target.CaseNumber}"),
            }
        );
        var by = new Staff
        {
            Guild = cleanup.GuildId,
            User = job.By,
            Name = job.ByName,
        };
        if (mute is not null && !(mute.ExpiresAt <= time.GetUtcNow()) && await unit.ReviveCaseAsync(mute, by))
        {
            await unit.EnqueueAsync(new RenewMuteJob(mute.GuildId, mute.Number, unit.Now, false));
        }
    }
}

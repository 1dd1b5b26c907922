using System.Net;
using Guildhall.Aegis.Access;
using Guildhall.Aegis.Cases;
using Guildhall.Aegis.Privacy;
using Guildhall.Core.Jobs;
using Guildhall.Core.Storage;
using Guildhall.Discord.Model;
using Guildhall.Discord.Rest;

namespace Guildhall.Aegis.Raids.Cleanup;

/// <summary>
/// Bans in calls of at most 200. For each call: who may be banned now, their cases in one unit, the call, how it ended.
/// A run that was cut off between them asks Discord again; whom it had banned then, it finds banned by its own reason.
/// </summary>
internal sealed class BanRaiders(
    CleanupBook book,
    CleanupJudge judge,
    CleanupReports reports,
    Pseudonyms pseudonyms,
    DiscordRest rest,
    Db db
) : IJobHandler<BanRaidersJob>
{
    private const int AtOnce = 200;
    private const int CannotBanAny = 500_000;

    /// <exception cref="DiscordApiException">Discord did not answer.</exception>
    public async Task HandleAsync(BanRaidersJob job, JobRun run, CancellationToken cancellation)
    {
        if (await book.FindAsync(job.Guild, job.Id, cancellation) is not { State: CleanupState.Running } cleanup)
        {
            return;
        }

        var actor = await ActorAsync(cleanup, cancellation);
        while (await NextAsync(cleanup, actor, cancellation) is { } opened)
        {
            if (opened.Count > 0)
            {
                await BanAsync(cleanup, actor, opened, cancellation);
            }

            await reports.ProgressAsync(cleanup, "Banning", job.Answer, job.Channel, cancellation);
        }

        await reports.BannedAsync(cleanup, job.Answer, job.Channel, cancellation);
        await book.FinishAsync(cleanup, CleanupState.Running, CleanupState.Done, cancellation);
    }

    /// <summary>With the roles of now: who lost them since the click bans nobody above.</summary>
    private async Task<Staff> ActorAsync(RaidCleanup cleanup, CancellationToken cancellation)
    {
        if (cleanup.AskedById.IsEmpty)
        {
            return Staff.OfSystem(cleanup.GuildId, cleanup.AskedByName);
        }

        try
        {
            return Staff.Of(
                cleanup.GuildId,
                await rest.GetMemberAsync(cleanup.GuildId, cleanup.AskedById, cancellation)
            );
        }
        catch (DiscordApiException exception) when (exception.Status == HttpStatusCode.NotFound)
        {
            return new()
            {
                Guild = cleanup.GuildId,
                User = cleanup.AskedById,
                Name = cleanup.AskedByName,
            };
        }
    }

    /// <summary>Those whose case is open. Null where nobody is left; empty where all of a batch were spared.</summary>
    private async Task<IReadOnlyList<CleanupTarget>?> NextAsync(
        RaidCleanup cleanup,
        Staff actor,
        CancellationToken cancellation
    )
    {
        var opened = await book.TargetsAsync(cleanup, TargetState.Opened, AtOnce, cancellation);
        if (opened.Count > 0)
        {
            return opened;
        }

        var planned = await book.TargetsAsync(cleanup, TargetState.Planned, AtOnce, cancellation);
        if (planned.Count == 0)
        {
            return null;
        }

        var judged = await judge.JudgeAsync(actor, [.. planned.Select(t => (t.UserId, t.Name))], cancellation);
        await db.WriteAsync(unit => OpenAsync(unit, cleanup, actor, judged), cancellation);
        return await book.TargetsAsync(cleanup, TargetState.Opened, AtOnce, cancellation);
    }

    private static async Task OpenAsync(
        Unit unit,
        RaidCleanup cleanup,
        Staff actor,
        IReadOnlyList<CleanupTarget> judged
    )
    {
        await unit.LockCasesAsync(cleanup.GuildId);
        foreach (var target in judged)
        {
            if (target.State == TargetState.Spared)
            {
                await CleanupBook.SettleAsync(unit, cleanup, target.UserId, TargetState.Spared, target.Failure);
                continue;
            }

            var opened = await unit.OpenCaseAsync(
                cleanup.GuildId,
                new()
                {
                    Kind = CaseKind.Ban,
                    Target = target.UserId,
                    TargetName = target.Name,
                    Actor = actor,
                    Source = CaseSource.Raid,
                    SourceDetail = cleanup.Id,
                    Batch = cleanup.Id,
                    Reason = cleanup.Reason ?? "Raid",
                    DeleteMessages = cleanup.DeleteMessages,
                    IsSilent = true,
                    Dm = DmState.Skipped,
                    IdempotencyKey = $"raid:{cleanup.Id}:{target.UserId}",
                }
            );
            await CleanupBook.SettleAsync(unit, cleanup, target.UserId, TargetState.Opened, null, opened.Number);
        }
    }

    private async Task BanAsync(
        RaidCleanup cleanup,
        Staff actor,
        IReadOnlyList<CleanupTarget> opened,
        CancellationToken cancellation
    )
    {
        var who = actor.User is { } user ? $"{actor.Name} ({user})" : actor.Name;
        var reason = CaseText.Cut($"{who} · raid cleanup {cleanup.Id} · {cleanup.Reason ?? "Raid"}", 512);
        IReadOnlyList<Snowflake<User>> ids = [.. opened.Select(target => target.UserId)];
        string? refused = null;
        HashSet<Snowflake<User>> banned = [];
        try
        {
            var result = await rest.BulkBanAsync(cleanup.GuildId, ids, cleanup.DeleteMessages, reason, cancellation);
            banned.UnionWith(result.BannedUsers);
        }
        catch (DiscordApiException exception) when (!exception.IsTransient || exception.Code == CannotBanAny)
        {
            refused = exception.Code == CannotBanAny ? null : $"discord {exception.Code}";
        }

        var failures = new Dictionary<Snowflake<User>, string>();
        foreach (var id in ids.Where(id => !banned.Contains(id)))
        {
            var (isOurs, failure) = await FindAsync(cleanup, id, refused, cancellation);
            if (isOurs)
            {
                banned.Add(id);
            }
            else
            {
                failures[id] = failure;
            }
        }

        await db.WriteAsync(unit => SettleAsync(unit, cleanup, actor, opened, failures, reason), cancellation);
    }

    /// <summary>Not among the banned: it stands too high, somebody banned it before, or we did and never heard.</summary>
    private async Task<(bool IsOurs, string Failure)> FindAsync(
        RaidCleanup cleanup,
        Snowflake<User> user,
        string? refused,
        CancellationToken cancellation
    )
    {
        if (refused is not null)
        {
            return (false, refused);
        }

        try
        {
            var ban = await rest.GetBanAsync(cleanup.GuildId, user, cancellation);
            return (ban.Reason?.Contains(cleanup.Id, StringComparison.Ordinal) == true, "aegis.already_banned");
        }
        catch (DiscordApiException exception) when (exception.Status == HttpStatusCode.NotFound)
        {
            return (false, "aegis.hierarchy_bot");
        }
    }

    private async Task SettleAsync(
        Unit unit,
        RaidCleanup cleanup,
        Staff actor,
        IReadOnlyList<CleanupTarget> opened,
        Dictionary<Snowflake<User>, string> failures,
        string reason
    )
    {
        foreach (var target in opened)
        {
            var key = new { Guild = cleanup.GuildId, Number = target.CaseNumber };
            var failure = failures.GetValueOrDefault(target.UserId);
            if (failure is not null)
            {
                await unit.ExecuteAsync(
                    CleanupSql.Fail,
                    new
                    {
                        key.Guild,
                        key.Number,
                        Failure = failure,
                    }
                );
                await CleanupBook.SettleAsync(unit, cleanup, target.UserId, TargetState.Failed, failure);
                continue;
            }

            await unit.ExecuteAsync(
                CleanupSql.Apply,
                new
                {
                    key.Guild,
                    key.Number,
                    SentReason = reason,
                    unit.Now,
                }
            );
            if (await unit.QuerySingleOrDefaultAsync<Case>(CaseSql.ByNumber, key) is { } row)
            {
                await unit.ReplaceAsync(row, pseudonyms.SubjectOf(row.TargetId), actor);
            }

            await CleanupBook.SettleAsync(unit, cleanup, target.UserId, TargetState.Banned);
        }
    }
}

using Guildhall.Aegis.Access;
using Guildhall.Core.Audit;
using Guildhall.Core.Storage;
using Guildhall.Core.Webhooks;
using Guildhall.Discord.Model;

namespace Guildhall.Aegis.Raids.Cleanup;

/// <summary>Cleanups and their targets.</summary>
internal sealed class CleanupBook(Db db, TimeProvider time)
{
    /// <summary>How long a list that was shown can be used.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(15);

    public async Task<IReadOnlyList<Newcomer>> ChooseAsync(
        Snowflake<Guild> guild,
        CleanupChoice choice,
        CancellationToken cancellation
    )
    {
        var joined = await db.QueryAsync<Newcomer>(
            CleanupSql.Newcomers,
            new
            {
                Guild = guild,
                choice.From,
                choice.To,
            },
            cancellation
        );
        return [.. joined.Where(choice.Takes)];
    }

    public Task PlanAsync(RaidCleanup plan, IReadOnlyList<CleanupTarget> targets, CancellationToken cancellation) =>
        db.WriteAsync(
            async unit =>
            {
                await unit.ExecuteAsync(
                    CleanupSql.Add,
                    new
                    {
                        Guild = plan.GuildId,
                        plan.Id,
                        plan.Raid,
                        AskedBy = plan.AskedById,
                        plan.AskedByName,
                        plan.Choice,
                        plan.Reason,
                        plan.DeleteMessages,
                        unit.Now,
                    }
                );
                foreach (var target in targets)
                {
                    await unit.ExecuteAsync(
                        CleanupSql.AddTarget,
                        new
                        {
                            Guild = plan.GuildId,
                            plan.Id,
                            User = target.UserId,
                            target.Name,
                            target.State,
                            target.Failure,
                        }
                    );
                }
            },
            cancellation
        );

    public Task<RaidCleanup?> FindAsync(Snowflake<Guild> guild, string id, CancellationToken cancellation) =>
        db.QuerySingleOrDefaultAsync<RaidCleanup>(CleanupSql.ById, new { Guild = guild, Id = id }, cancellation);

    public Task<IReadOnlyList<RaidCleanup>> OfRaidAsync(Raid raid, CancellationToken cancellation) =>
        db.QueryAsync<RaidCleanup>(CleanupSql.OfRaid, new { Guild = raid.GuildId, Raid = raid.Number }, cancellation);

    /// <summary>Begins it with its job. False where it was begun or dropped before, or the list is too old.</summary>
    public Task<bool> BeginAsync(RaidCleanup plan, Staff by, BanRaidersJob job, CancellationToken cancellation) =>
        (
            Move(plan, CleanupState.Planned, CleanupState.Running) with
            {
                NotBefore = time.GetUtcNow() - Lifetime,
            }
        ).TryAsync(db, CleanupSql.Move, job, unit => AuditAsync(unit, plan, by, "raid.cleanup_begun"), cancellation);

    public Task<bool> DropAsync(RaidCleanup plan, CancellationToken cancellation) =>
        Move(plan, CleanupState.Planned, CleanupState.Dropped).TryAsync(db, CleanupSql.Move, null, cancellation);

    public Task<bool> UndoAsync(RaidCleanup done, Staff by, UnbanRaidersJob job, CancellationToken cancellation) =>
        Move(done, CleanupState.Done, CleanupState.Undoing)
            .TryAsync(
                db,
                CleanupSql.Move,
                job,
                unit => AuditAsync(unit, done, by, "raid.cleanup_undone"),
                cancellation
            );

    /// <summary>All its targets are settled.</summary>
    public Task<bool> FinishAsync(RaidCleanup cleanup, string from, string to, CancellationToken cancellation) =>
        Move(cleanup, from, to).TryAsync(db, CleanupSql.Move, null, cancellation);

    public Task<IReadOnlyList<CleanupTarget>> TargetsAsync(
        RaidCleanup cleanup,
        string state,
        int limit,
        CancellationToken cancellation
    ) =>
        db.QueryAsync<CleanupTarget>(
            CleanupSql.Targets,
            new
            {
                Guild = cleanup.GuildId,
                cleanup.Id,
                State = state,
                Limit = limit,
            },
            cancellation
        );

    public async Task<CleanupTally> CountAsync(RaidCleanup cleanup, CancellationToken cancellation)
    {
        var key = new { Guild = cleanup.GuildId, cleanup.Id };
        var counts = (await db.QueryAsync<StateCount>(CleanupSql.Counts, key, cancellation)).ToDictionary(
            row => row.State,
            row => row.Count,
            StringComparer.Ordinal
        );
        var cases = await db.QuerySingleOrDefaultAsync<CaseRange>(CleanupSql.Cases, key, cancellation);
        return new(counts, cases?.First, cases?.Last);
    }

    public static Task<int> SettleAsync(
        Unit unit,
        RaidCleanup cleanup,
        Snowflake<User> user,
        string state,
        string? failure = null,
        long? number = null
    ) =>
        unit.ExecuteAsync(
            CleanupSql.Settle,
            new
            {
                Guild = cleanup.GuildId,
                cleanup.Id,
                User = user,
                State = state,
                Failure = failure,
                Case = number,
            }
        );

    private static StateMove Move(RaidCleanup cleanup, string from, string to) =>
        new(cleanup.GuildId, cleanup.Id, from, to);

    private static async Task AuditAsync(Unit unit, RaidCleanup cleanup, Staff by, string action)
    {
        await unit.AuditAsync(
            new()
            {
                Guild = cleanup.GuildId,
                Actor = by.Actor,
                Action = action,
                Subject = cleanup.Id,
                Details = new Dictionary<string, string> { ["choice"] = cleanup.Choice },
            }
        );
        await unit.AnnounceAsync(
            new(cleanup.GuildId, action, $"cleanup {cleanup.Id}")
            {
                Actor = by.Actor,
                Data = new Dictionary<string, string> { ["choice"] = cleanup.Choice },
            }
        );
    }

    private sealed record StateCount(string State, int Count);

    private sealed record CaseRange(long? First, long? Last);
}

/// <param name="FirstCase">Of the numbers that it took; null where it took none.</param>
internal sealed record CleanupTally(IReadOnlyDictionary<string, int> Counts, long? FirstCase, long? LastCase)
{
    public int Of(string state) => Counts.GetValueOrDefault(state);

    public int All => Counts.Values.Sum();
}

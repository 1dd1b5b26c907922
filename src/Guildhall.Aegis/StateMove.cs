using Guildhall.Core.Jobs;
using Guildhall.Core.Storage;
using Guildhall.Discord.Model;

namespace Guildhall.Aegis;

/// <summary>A row of a guild goes from one state to another. Of two who ask at once, one moves it.</summary>
/// <param name="State">From.</param>
internal sealed record StateMove(Snowflake<Guild> Guild, string Id, string State, string To)
{
    /// <summary>A row that was made earlier stays as it is.</summary>
    public DateTimeOffset NotBefore { get; init; } = DateTimeOffset.UnixEpoch;

    /// <summary>Together with what follows from it. False where the row was not in that state any more: nothing follows.
    /// </summary>
    /// <param name="statement">With this record's names and <c>@Now</c>.</param>
    public Task<bool> TryAsync(Db db, string statement, Func<Unit, Task>? also, CancellationToken cancellation) =>
        db.WriteAsync(
            async unit =>
            {
                var row = new
                {
                    Guild,
                    Id,
                    State,
                    To,
                    NotBefore,
                    unit.Now,
                };
                if (await unit.ExecuteAsync(statement, row) == 0)
                {
                    return false;
                }

                await (also?.Invoke(unit) ?? Task.CompletedTask);
                return true;
            },
            cancellation
        );

    /// <summary>The same for what a job carries out: it is enqueued in the unit that moves the row.</summary>
    /// <param name="audit">Writes it down.</param>
    public Task<bool> TryAsync<TJob>(
        Db db,
        string statement,
        TJob job,
        Func<Unit, Task> audit,
        CancellationToken cancellation
    )
        where TJob : IJob<TJob> =>
        TryAsync(
            db,
            statement,
            async unit =>
            {
                await unit.EnqueueAsync(job);
                await audit(unit);
            },
            cancellation
        );
}

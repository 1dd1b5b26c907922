using System.Data.Common;
using System.Threading.Channels;
using Microsoft.Data.Sqlite;

namespace Guildhall.Core.Storage.Sqlite;

/// <summary>
/// The one connection that writes. Units that wait are run as a group: a savepoint each, one commit, and only then the
/// answers, so that one fsync is shared. A unit that fails takes back its own rows alone.
/// </summary>
internal sealed class SqliteWriter : IAsyncDisposable
{
    private const int GroupSize = 256;
    private const int Waiting = 8192;
    private static readonly TimeSpan foreignWait = TimeSpan.FromSeconds(2);

    private readonly IDatabase database;
    private readonly Func<SqliteConnection> open;
    private readonly TimeProvider time;
    private readonly Channel<PendingUnit> queue = Channel.CreateBounded<PendingUnit>(
        new BoundedChannelOptions(Waiting) { SingleReader = true }
    );
    private readonly Task loop;
    private SqliteFrame? frame;

    public SqliteWriter(IDatabase database, Func<SqliteConnection> open, TimeProvider time)
    {
        this.database = database;
        this.open = open;
        this.time = time;
        loop = Task.Run(RunAsync);
    }

    public async Task WriteAsync(Func<Unit, Task> work, UnitContext context, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        var pending = new PendingUnit(work, context);
        if (!queue.Writer.TryWrite(pending))
        {
            try
            {
                await queue.Writer.WriteAsync(pending, cancellation);
            }
            catch (ChannelClosedException exception)
            {
                throw new StorageException(StorageFailure.Unavailable, "The database has been closed.", exception);
            }
        }

        using var registration = cancellation.UnsafeRegister(
            static (state, token) => ((PendingUnit)state!).GiveUp(token),
            pending
        );
        await pending.Done;
    }

    public async ValueTask DisposeAsync()
    {
        queue.Writer.TryComplete();
        await loop;
        frame?.Dispose();
    }

    private async Task RunAsync()
    {
        var group = new List<PendingUnit>(GroupSize);
        while (await queue.Reader.WaitToReadAsync())
        {
            while (group.Count < GroupSize && queue.Reader.TryRead(out var pending))
            {
                if (pending.TryStart())
                {
                    group.Add(pending);
                }
            }

            await RunGroupAsync(group);
            group.Clear();
        }
    }

    /// <summary>Never throws: whatever happens is the answer to the units.</summary>
    private async Task RunGroupAsync(List<PendingUnit> group)
    {
        if (group.Count == 0)
        {
            return;
        }

        try
        {
            frame ??= new SqliteFrame(open());
            frame.Begin.Run();
        }
        catch (Exception exception)
        {
            FailAll(group, exception);
            return;
        }

        var active = frame;
        try
        {
            foreach (var pending in group)
            {
                await RunUnitAsync(active, pending);
            }

            active.Commit.Run();
        }
        catch (Exception exception)
        {
            FailAll(group, exception);
            Reset(active);
            return;
        }

        Acknowledge(group);
    }

    /// <exception cref="Exception">The whole group is lost, and this is why.</exception>
    private async Task RunUnitAsync(SqliteFrame active, PendingUnit pending)
    {
        active.Savepoint.Run();
        var unit = new Unit(database, active.Connection, null, pending.Context, CancellationToken.None);
        Exception? failure = null;
        try
        {
            var work = pending.RunAsync(unit);
            // A delegate that awaits something else would stop every other writer.
            await (work.IsCompleted ? work : work.WaitAsync(foreignWait, time));
        }
        catch (Exception exception)
        {
            failure = exception;
        }

        unit.Close();
        failure = unit.Failure ?? failure;
        if (active.HasEnded)
        {
            throw failure ?? new StorageException(StorageFailure.Invalid, "A unit ended its own transaction.");
        }

        if (failure is null)
        {
            active.Release.Run();
            pending.Ran = unit;
            return;
        }

        active.TakeBack(failure);
        pending.Fail(failure);
    }

    private static void Acknowledge(List<PendingUnit> group)
    {
        foreach (var pending in group)
        {
            pending.Ran?.Committed();
            pending.Succeed();
        }
    }

    private void FailAll(List<PendingUnit> group, Exception exception)
    {
        var failure = exception is DbException cause ? database.Translate(cause) : exception;
        foreach (var pending in group)
        {
            pending.Fail(failure);
        }
    }

    /// <summary>After a failed commit the connection is as good as its rollback; if that fails too, a new one is opened.
    /// </summary>
    private void Reset(SqliteFrame active)
    {
        try
        {
            if (!active.HasEnded)
            {
                active.Rollback.Run();
            }
        }
        catch (SqliteException)
        {
            // The units have their cause; this connection only has to go.
            active.Dispose();
            frame = null;
        }
    }
}

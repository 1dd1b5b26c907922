using System.Globalization;
using Guildhall.Core.Storage;
using Guildhall.Tests.Core.Storage.Suites;

namespace Guildhall.Tests.Core.Storage;

/// <summary>What the disk, another process or the end of this one do to the file.</summary>
public class SqliteFaultTests() : StorageSuite(new SqliteUnderTest())
{
    [Fact]
    public async Task A_process_killed_while_it_writes_loses_nothing_acknowledged_and_leaves_nothing_half_done()
    {
        var acknowledged = new HashSet<long>();
        for (var round = 1; round <= 20; round++)
        {
            using var writer = ChildProcess.Start("write", Options.Path);
            for (var line = 0; line < round * 3; line++)
            {
                acknowledged.Add(Parse(await writer.StandardError.ReadLineAsync(Cancellation)));
            }

            writer.Kill();
            // What it had said before it died counts too; the last line may be cut.
            var rest = await writer.StandardError.ReadToEndAsync(Cancellation);
            acknowledged.UnionWith(rest.Split('\n')[..^1].Select(Parse));
            await writer.WaitForExitAsync(Cancellation);
        }

        var groups = await Db.QueryAsync<StoredGroup>(
            "SELECT CAST(tenant_id AS INTEGER) AS start, COUNT(*) AS rows FROM guilds GROUP BY tenant_id",
            null,
            Cancellation
        );
        Assert.All(groups, group => Assert.Equal(KilledWriter.Rows, group.Rows));
        Assert.Subset(groups.Select(group => group.Start).ToHashSet(), acknowledged);
        Assert.Equal("ok", await Db.QuerySingleOrDefaultAsync<string>("PRAGMA integrity_check", null, Cancellation));
    }

    [Fact]
    public async Task A_locked_database_says_so_soon_and_reads_go_on()
    {
        using var holder = ChildProcess.Start("hold", Options.Path);
        Assert.Equal("held", await holder.StandardError.ReadLineAsync(Cancellation));

        var start = Stopwatch();
        var write = Db.WriteAsync(unit => AddAsync(unit, 1), Cancellation);
        Assert.Equal(0, await CountAsync("guilds"));
        var failure = await Assert.ThrowsAsync<StorageException>(() => write);
        var waited = start();
        holder.StandardInput.Close();
        await holder.WaitForExitAsync(Cancellation);
        await Db.WriteAsync(unit => AddAsync(unit, 1), Cancellation);

        Assert.Equal(StorageFailure.Locked, failure.Kind);
        // The library's own default would wait 30 s; the rest is room for a machine under load.
        Assert.InRange(waited, TimeSpan.Zero, TimeSpan.FromSeconds(20));
        Assert.Equal(1, await CountAsync("guilds"));
    }

    [Fact]
    public async Task A_full_disk_is_named_as_such_and_reads_and_later_writes_go_on()
    {
        await Db.WriteAsync(unit => AddAsync(unit, 1), Cancellation);
        var pages = await Db.WriteAsync(
            unit => unit.QuerySingleOrDefaultAsync<long>("PRAGMA page_count"),
            Cancellation
        );
        await Db.WriteAsync(unit => unit.QueryAsync<long>($"PRAGMA max_page_count = {pages + 4}"), Cancellation);

        var failures = new List<Exception?>();
        for (ulong id = 2; id < 60; id++)
        {
            failures.Add(
                await Record.ExceptionAsync(() => Db.WriteAsync(unit => AddAsync(unit, id, 4000), Cancellation))
            );
        }

        var refused = failures.OfType<StorageException>().ToList();
        Assert.NotEmpty(refused);
        Assert.All(refused, failure => Assert.Equal(StorageFailure.Full, failure.Kind));
        Assert.All(refused, failure => Assert.Contains("full", failure.Message, StringComparison.Ordinal));
        Assert.Equal(failures.Count - refused.Count + 1, await CountAsync("guilds"));

        await Db.WriteAsync(unit => unit.QueryAsync<long>("PRAGMA max_page_count = 1000000"), Cancellation);
        await Db.WriteAsync(unit => AddAsync(unit, 99, 4000), Cancellation);
    }

    [Fact]
    public async Task A_folder_that_cannot_be_made_fails_the_units_that_wait_and_not_only_the_first()
    {
        var file = Path.Combine(Path.GetDirectoryName(Options.Path)!, "occupied");
        await File.WriteAllTextAsync(file, "", Cancellation);
        await using var db = new Db(new StorageOptions { Path = Path.Combine(file, "guildhall.db") }, Time);

        var writes = Enumerable
            .Range(1, 5)
            .Select(id => db.WriteAsync(unit => AddAsync(unit, (ulong)id), Cancellation))
            .ToList();
        var failures = new List<Exception?>();
        foreach (var write in writes)
        {
            failures.Add(await Record.ExceptionAsync(() => write));
        }

        Assert.All(
            failures,
            failure => Assert.Equal(StorageFailure.Unavailable, Assert.IsType<StorageException>(failure).Kind)
        );
    }

    [Fact]
    public async Task A_file_that_is_no_database_says_so()
    {
        var path = Path.Combine(Path.GetDirectoryName(Options.Path)!, "text.db");
        await File.WriteAllTextAsync(path, new string('x', 10_000), Cancellation);
        await using var db = new Db(new StorageOptions { Path = path }, Time);

        var failure = await Assert.ThrowsAsync<StorageException>(() => new Migrator(db, Time).ApplyAsync(Cancellation));

        Assert.Equal(StorageFailure.Corrupt, failure.Kind);
    }

    [Fact]
    public async Task A_delegate_that_awaits_something_else_is_given_up_and_the_next_unit_runs()
    {
        var never = new TaskCompletionSource();
        var started = new TaskCompletionSource();
        var stuck = Db.WriteAsync(
            async unit =>
            {
                await AddAsync(unit, 1);
                started.SetResult();
                await never.Task;
            },
            Cancellation
        );
        await started.Task;
        while (Time.Waiting == 0)
        {
            await Task.Yield();
        }

        Time.Advance(TimeSpan.FromSeconds(3));
        await Assert.ThrowsAsync<TimeoutException>(() => stuck);
        await Db.WriteAsync(unit => AddAsync(unit, 2), Cancellation);

        Assert.Equal(1, await CountAsync("guilds"));
    }

    [Fact]
    public async Task A_closed_database_refuses_further_units_and_has_done_those_before()
    {
        var db = NewReplica();
        var units = Enumerable
            .Range(1, 50)
            .Select(id => db.WriteAsync(unit => AddAsync(unit, (ulong)id), Cancellation));
        var waiting = units.ToList();

        await db.DisposeAsync();

        await Task.WhenAll(waiting);
        var failure = await Assert.ThrowsAsync<StorageException>(() =>
            db.WriteAsync(unit => AddAsync(unit, 99), Cancellation)
        );
        Assert.Equal(StorageFailure.Unavailable, failure.Kind);
        Assert.Equal(50, await CountAsync("guilds"));
    }

    [Fact]
    public async Task Only_the_writer_that_was_first_moves_the_log_into_the_file()
    {
        var first = await CheckpointPagesAsync(Db);
        var second = await CheckpointPagesAsync(NewReplica());

        Assert.Equal((1000, 0), (first, second));
    }

    [Fact]
    public async Task The_writer_is_durable_and_readers_cannot_write()
    {
        Assert.Equal(
            2,
            await Db.WriteAsync(unit => unit.QuerySingleOrDefaultAsync<int>("PRAGMA synchronous"), Cancellation)
        );
        Assert.Equal("wal", await Db.QuerySingleOrDefaultAsync<string>("PRAGMA journal_mode", null, Cancellation));
        var failure = await Assert.ThrowsAsync<StorageException>(() =>
            Db.QueryAsync<long>("DELETE FROM guilds RETURNING guild_id", null, Cancellation)
        );
        Assert.Equal(StorageFailure.Unavailable, failure.Kind);
    }

    [Fact]
    public async Task The_bundled_sqlite_understands_everything_too()
    {
        using var child = ChildProcess.Start(
            "version",
            Path.Combine(Path.GetDirectoryName(Options.Path)!, "bundled.db")
        );

        var said = await child.StandardError.ReadToEndAsync(Cancellation);
        await child.WaitForExitAsync(Cancellation);

        var lines = said.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.StartsWith("3.35.", lines[0], StringComparison.Ordinal);
        Assert.Equal("understood", lines[^1]);
        Assert.Equal(0, child.ExitCode);
    }

    private static Task<int> AddAsync(Unit unit, ulong id, int padding = 1) =>
        unit.ExecuteAsync(KilledWriter.Add, new { Id = (long)id, Group = new string('x', padding) });

    private static Task<int> CheckpointPagesAsync(Db db) =>
        db.WriteAsync(unit => unit.QuerySingleOrDefaultAsync<int>("PRAGMA wal_autocheckpoint"), Cancellation);

    private static long Parse(string? line) => long.Parse(line!, NumberStyles.None, CultureInfo.InvariantCulture);

    private static Func<TimeSpan> Stopwatch()
    {
        var start = TimeProvider.System.GetTimestamp();
        return () => TimeProvider.System.GetElapsedTime(start);
    }

    private sealed record StoredGroup(long Start, long Rows);
}

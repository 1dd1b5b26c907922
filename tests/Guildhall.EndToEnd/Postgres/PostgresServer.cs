using System.Diagnostics;
using System.Globalization;
using Guildhall.Core.Storage;
using Npgsql;

namespace Guildhall.EndToEnd.Postgres;

/// <summary>
/// A real PostgreSQL in a folder that goes with it, which is its address too: a port that is free now may be another's when the
/// server takes it. One for the whole run. It does not wait for the disk (<c>fsync</c> off): what it has acknowledged outlives every
/// crash of its own, and no test takes the power away.
/// </summary>
public sealed class PostgresServer : IAsyncLifetime
{
    private static readonly string[] binaryFolders =
    [
        .. Enumerable.Range(13, 8).Reverse().Select(version => $"/usr/lib/postgresql/{version}/bin"),
        "/usr/local/bin",
        "/opt/homebrew/bin",
    ];

    // In memory where there is room for it: a hundred databases of some 8 MB each.
    private const string Memory = "/dev/shm";
    private const long Room = 3L << 30;

    private readonly SemaphoreSlim making = new(1);
    private readonly DirectoryInfo folder = NewFolder();
    private readonly string? binaries = Array.Find(binaryFolders, path => File.Exists(Path.Combine(path, "initdb")));
    private int databases;
    private bool isRunning;
    private string? migrated;

    private string Data => Path.Combine(folder.FullName, "data");

    // No address of the network: its socket is a file.
    private string Socket => $"-h '' -k {folder.FullName}";

    public async ValueTask InitializeAsync()
    {
        if (binaries is null)
        {
            return;
        }

        if (Environment.IsPrivilegedProcess)
        {
            // PostgreSQL refuses to run as root.
            await RunAsync("chown", "-R", "postgres:", folder.FullName);
        }

        await ServerAsync("initdb", "-D", Data, "-U", "guildhall", "--auth=trust", "-E", "UTF8", "--locale=C.UTF-8");
        await StartAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (isRunning)
        {
            await ServerAsync("pg_ctl", "-D", Data, "-m", "immediate", "-w", "-t", "300", "stop");
        }

        folder.Delete(true);
        making.Dispose();
    }

    /// <summary>Kills every backend as a crash would, and starts again.</summary>
    public async Task CrashAsync()
    {
        await ServerAsync("pg_ctl", "-D", Data, "-m", "immediate", "-w", "-t", "300", "stop");
        await StartAsync();
    }

    /// <summary>A new, empty database; skips the test where there is no PostgreSQL, and fails it in CI.</summary>
    public async Task<StorageOptions> NewDatabaseAsync(CancellationToken cancellation)
    {
        if (binaries is null)
        {
            const string reason = "PostgreSQL is not installed; ./guildhall test installs it where it may.";
            Assert.False(Environment.GetEnvironmentVariable("CI") == "true", reason);
            Assert.Skip(reason);
        }

        return await MakeAsync("template0", cancellation);
    }

    /// <summary>A new one with this program's schema, which was made once.</summary>
    public async Task<StorageOptions> NewMigratedAsync(CancellationToken cancellation)
    {
        await making.WaitAsync(cancellation);
        try
        {
            if (migrated is null)
            {
                var options = await NewDatabaseAsync(cancellation);
                // A template has no other connections.
                options.ConnectionString += ";Pooling=false";
                await using var db = new Db(options, TimeProvider.System);
                await new Migrator(db, TimeProvider.System).ApplyAsync(cancellation);
                migrated = new NpgsqlConnectionStringBuilder(options.ConnectionString).Database;
            }
        }
        finally
        {
            making.Release();
        }

        return await MakeAsync(migrated!, cancellation);
    }

    private async Task<StorageOptions> MakeAsync(string template, CancellationToken cancellation)
    {
        var name = $"test{Interlocked.Increment(ref databases).ToString(CultureInfo.InvariantCulture)}";
        await using var connection = new NpgsqlConnection(ConnectionString("postgres") + ";Pooling=false");
        await connection.OpenAsync(cancellation);
        await using var create = connection.CreateCommand();
#pragma warning disable CA2100 // two names of this class
        create.CommandText = $"CREATE DATABASE {name} TEMPLATE {template}";
#pragma warning restore CA2100
        create.CommandTimeout = 0;
        await create.ExecuteNonQueryAsync(cancellation);
        return new StorageOptions
        {
            Provider = StorageProvider.Postgres,
            ConnectionString = ConnectionString(name),
            PoolSize = 10,
            // What takes long on a machine under load is not stuck.
            StatementTimeout = TimeSpan.FromMinutes(1),
        };
    }

    private static DirectoryInfo NewFolder()
    {
        const string prefix = "guildhall-postgres-";
        return Directory.Exists(Memory) && new DriveInfo(Memory).AvailableFreeSpace > Room
            ? Directory.CreateDirectory(Path.Combine(Memory, prefix + Path.GetRandomFileName()))
            : Directory.CreateTempSubdirectory(prefix);
    }

    private string ConnectionString(string database) =>
        $"Host={folder.FullName};Database={database};Username=guildhall;Include Error Detail=true";

    private async Task StartAsync()
    {
        var log = Path.Combine(folder.FullName, "log");
        await ServerAsync(
            "pg_ctl",
            "-D",
            Data,
            "-l",
            log,
            "-w",
            "-t",
            "300",
            "-o",
            $"{Socket} -c max_connections=300 -c shared_buffers=32MB -c fsync=off -c full_page_writes=off",
            "start"
        );
        isRunning = true;
    }

    private Task ServerAsync(string program, params string[] arguments)
    {
        var path = Path.Combine(binaries!, program);
        return Environment.IsPrivilegedProcess
            ? RunAsync("runuser", ["-u", "postgres", "--", path, .. arguments])
            : RunAsync(path, arguments);
    }

    private async Task RunAsync(string program, params string[] arguments)
    {
        // The server inherits what pg_ctl has, so a pipe would stay open as long as it runs.
        var start = new ProcessStartInfo("/bin/sh") { WorkingDirectory = folder.FullName };
        foreach (
            var argument in (string[])["-c", "exec \"$@\" >>\"$0\" 2>&1 </dev/null", Output, program, .. arguments]
        )
        {
            start.ArgumentList.Add(argument);
        }

        using var process = Process.Start(start)!;
        // CancellationToken.None: a server half started is worse than a test run that ends later.
        await process.WaitForExitAsync(CancellationToken.None);
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"{program} failed: {await File.ReadAllTextAsync(Output)}");
        }
    }

    private string Output => Path.Combine(folder.FullName, "output");
}

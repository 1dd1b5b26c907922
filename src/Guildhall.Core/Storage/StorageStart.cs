using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Guildhall.Core.Storage;

/// <summary>Applies the missing migrations before any other hosted service starts.</summary>
internal sealed partial class StorageStart(Migrator migrator, Db db, ILogger<StorageStart> log)
    : IHostedLifecycleService
{
    public async Task StartingAsync(CancellationToken cancellationToken)
    {
        var applied = await migrator.ApplyAsync(cancellationToken);
        if (applied.Count > 0)
        {
            Applied(db.Dialect.Name, string.Join(", ", applied));
        }
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    [LoggerMessage(LogLevel.Information, "Applied to {Database}: {Migrations}")]
    private partial void Applied(string database, string migrations);
}

using System.Collections.Frozen;
using Guildhall.Core.Storage;
using Guildhall.Core.Tenancy;
using Guildhall.Sietch.Chain;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Guildhall.Sietch.Eligibility;

/// <summary>What is published, in memory: at once where this process published it, else a moment after another did.</summary>
internal sealed partial class PublishedShelf(EligibilityBook book, TimeProvider time, ILogger<PublishedShelf> log)
    : BackgroundService
{
    private static readonly TimeSpan pace = TimeSpan.FromSeconds(2);

    private readonly SemaphoreSlim gate = new(1);
    private volatile FrozenDictionary<string, Published> current = FrozenDictionary<string, Published>.Empty;

    /// <summary>Null while nothing trustworthy was published.</summary>
    public Published? TryGet(TenantId tenant) => current.GetValueOrDefault(tenant.Value);

    /// <exception cref="StorageException">The database did not answer; what was known stays.</exception>
    public async Task RefreshAsync(CancellationToken cancellation)
    {
        await gate.WaitAsync(cancellation);
        try
        {
            var next = new Dictionary<string, Published>(StringComparer.Ordinal);
            foreach (var state in (await book.StatesAsync(cancellation)).Where(state => state.Snapshot > 0))
            {
                next[state.TenantId.Value] = await ReadAsync(state, cancellation);
            }

            current = next.ToFrozenDictionary(StringComparer.Ordinal);
        }
        finally
        {
            gate.Release();
        }
    }

    public override void Dispose()
    {
        gate.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await RefreshAsync(stoppingToken);
            }
            catch (StorageException exception)
            {
                NotRefreshed(exception);
            }

            await Task.Delay(pace, time, stoppingToken);
        }
    }

    private async Task<Published> ReadAsync(EligibilityState state, CancellationToken cancellation)
    {
        var known = TryGet(state.TenantId);
        if (known?.State == state)
        {
            return known;
        }

        if (known?.Snapshot.Number == state.Snapshot)
        {
            return known with { State = state };
        }

        var standings = await book.StandingsAsync(state.TenantId, cancellation);
        var snapshot = await book.TrySnapshotAsync(state.TenantId, state.Snapshot, cancellation);
        return new(state, snapshot!, standings.ToFrozenDictionary());
    }

    [LoggerMessage(LogLevel.Warning, "What is published could not be read; the last known stays")]
    private partial void NotRefreshed(Exception exception);
}

/// <summary>One community's published state. Immutable.</summary>
internal sealed record Published(
    EligibilityState State,
    SnapshotRow Snapshot,
    FrozenDictionary<Address, Standing> Standings
);

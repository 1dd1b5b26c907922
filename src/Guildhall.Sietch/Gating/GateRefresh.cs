using Guildhall.Core.Storage;
using Guildhall.Sietch.Communities;
using Guildhall.Sietch.Eligibility;
using Guildhall.Sietch.Gating.Keys;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Guildhall.Sietch.Gating;

/// <summary>Brings into memory what other processes published, and the keys that they made and revoked.</summary>
internal sealed partial class GateRefresh(
    CommunityRegistry communities,
    PublishedShelf shelf,
    ApiKeys keys,
    TimeProvider time,
    ILogger<GateRefresh> log
) : BackgroundService
{
    private static readonly TimeSpan pace = TimeSpan.FromSeconds(2);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // Without a community there is nothing to look after, and no reason to ask the database all the time.
        while (communities.All.Count > 0 && !stoppingToken.IsCancellationRequested)
        {
            try
            {
                await shelf.RefreshAsync(stoppingToken);
                await keys.RefreshAsync(stoppingToken);
            }
            catch (StorageException exception)
            {
                NotRefreshed(exception);
            }

            await Task.Delay(pace, time, stoppingToken);
        }
    }

    [LoggerMessage(LogLevel.Warning, "What is published could not be read; the last known stays")]
    private partial void NotRefreshed(Exception exception);
}

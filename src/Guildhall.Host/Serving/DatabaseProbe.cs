using Guildhall.Core.Storage;
using Guildhall.Core.Telemetry;

namespace Guildhall.Host.Serving;

internal sealed class DatabaseProbe(Db db) : IHealthProbe
{
    private static readonly TimeSpan patience = TimeSpan.FromSeconds(2);

    public string Name => "database";

    public async Task<HealthReading> CheckAsync(CancellationToken cancellation)
    {
        try
        {
            await db.QuerySingleOrDefaultAsync<long>("SELECT 1", null, cancellation).WaitAsync(patience, cancellation);
            return HealthReading.Healthy;
        }
        catch (StorageException exception)
        {
            return new(HealthState.Down, $"The database does not answer: {exception.Kind}.");
        }
        catch (TimeoutException)
        {
            return new(HealthState.Down, "The database does not answer in time.");
        }
    }
}

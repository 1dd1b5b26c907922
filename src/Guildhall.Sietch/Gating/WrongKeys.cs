using System.Globalization;
using System.Net;
using Guildhall.Core.Audit;
using Guildhall.Core.Storage;
using Guildhall.Sietch.Communities;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Guildhall.Sietch.Gating;

/// <summary>Who tries keys and signatures that are none: counted by network address, and written into the audit log once a minute,
/// a row for each address. Nothing of a key is kept.</summary>
internal sealed partial class WrongKeys(Db db, CommunityTenants tenants, TimeProvider time, ILogger<WrongKeys> log)
    : BackgroundService
{
    private const int MostAddresses = 10_000;
    private const int MostRows = 20;
    private const string Others = "others";
    private static readonly TimeSpan pace = TimeSpan.FromMinutes(1);

    private readonly Lock gate = new();
    private Dictionary<string, Tally> tallies = new(StringComparer.Ordinal);

    /// <param name="isThrottled">It was not even looked at: too many came before.</param>
    public void Saw(IPAddress? address, bool isThrottled)
    {
        var name = address is null
            ? "unknown"
            : (address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address).ToString();
        lock (gate)
        {
            // Memory has an end: whoever comes after so many others is counted with the rest.
            var key = tallies.ContainsKey(name) || tallies.Count < MostAddresses ? name : Others;
            var (wrong, throttled) = tallies.GetValueOrDefault(key);
            tallies[key] = isThrottled ? new(wrong, throttled + 1) : new(wrong + 1, throttled);
        }
    }

    /// <summary>Writes down what was counted since the last time.</summary>
    public async Task WriteAsync(CancellationToken cancellation)
    {
        Dictionary<string, Tally> seen;
        lock (gate)
        {
            (seen, tallies) = (tallies, new(StringComparer.Ordinal));
        }

        if (seen.Count == 0)
        {
            return;
        }

        var rows = Rows(seen);
        var known = tenants().ToList();
        await db.WriteAsync(
            async unit =>
            {
                foreach (var entry in rows.SelectMany(_ => known, (row, tenant) => row with { Tenant = tenant }))
                {
                    await unit.AuditAsync(entry);
                }
            },
            cancellation
        );
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await TryWriteAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            await Task.Delay(pace, time, stoppingToken);
            await TryWriteAsync(stoppingToken);
        }
    }

    private async Task TryWriteAsync(CancellationToken cancellation)
    {
        try
        {
            await WriteAsync(cancellation);
        }
        catch (StorageException exception)
        {
            NotWritten(exception);
        }
    }

    /// <summary>The busiest by name, the rest together.</summary>
    private static List<AuditEntry> Rows(Dictionary<string, Tally> seen)
    {
        var ordered = seen.OrderByDescending(pair => pair.Value.Wrong + pair.Value.Throttled).ToList();
        var rest = ordered.Skip(MostRows).ToList();
        return
        [
            .. ordered.Take(MostRows).Select(pair => Entry(pair.Key, pair.Value)),
            .. rest.Count == 0
                ? Array.Empty<AuditEntry>()
                : [Entry(Others, new(rest.Sum(pair => pair.Value.Wrong), rest.Sum(pair => pair.Value.Throttled)))],
        ];
    }

    private static AuditEntry Entry(string address, Tally tally) =>
        new()
        {
            Actor = "stranger",
            Action = "sietch.wrong_keys",
            Subject = address,
            Outcome = AuditOutcome.Refused,
            Details = new Dictionary<string, string>
            {
                ["wrong"] = tally.Wrong.ToString(CultureInfo.InvariantCulture),
                ["throttled"] = tally.Throttled.ToString(CultureInfo.InvariantCulture),
            },
        };

    [LoggerMessage(LogLevel.Warning, "Calls with wrong keys could not be written into the audit log")]
    private partial void NotWritten(Exception exception);

    private readonly record struct Tally(long Wrong, long Throttled);
}

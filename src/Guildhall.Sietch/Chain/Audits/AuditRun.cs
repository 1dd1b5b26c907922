using System.Globalization;
using System.Text.Json;
using Guildhall.Core.Audit;
using Guildhall.Core.Jobs;
using Guildhall.Core.Storage;
using Guildhall.Core.Tenancy;
using Guildhall.Sietch.Alerts;
using Guildhall.Sietch.Chain.Sync;
using Guildhall.Sietch.Communities;
using Microsoft.Extensions.Logging;

namespace Guildhall.Sietch.Chain.Audits;

/// <summary>One audit for one community, with its result kept and admins called where it differs. Syncs go on meanwhile.</summary>
internal sealed partial class AuditRun(Db db, Leases leases, ChainAudit audit, TimeProvider time, ILogger<AuditRun> log)
{
    /// <summary>Of those that differ; the count is kept whole.</summary>
    private const int MostNamed = 200;

    private static readonly TimeSpan kept = TimeSpan.FromDays(366);

    /// <returns>Null where another process audits that history now.</returns>
    public Task<AuditReport?> TryRunAsync(Community community, string id, CancellationToken cancellation) =>
        new LeasedRun(leases, time).TryRunAsync(
            string.Create(CultureInfo.InvariantCulture, $"audit:{community.Tenant}:{community.Chain.Id}"),
            id,
            ending => RunAsync(community, id, ending),
            cancellation
        );

    /// <summary>Null where there was none.</summary>
    public static Task<AuditRow?> TryLastAsync(Db db, TenantId tenant, CancellationToken cancellation) =>
        db.QuerySingleOrDefaultAsync<AuditRow>(AuditSql.Last, new { Tenant = tenant }, cancellation);

    private async Task<AuditReport> RunAsync(Community community, string id, CancellationToken cancellation)
    {
        var begun = time.GetUtcNow();
        var report = await audit.RunAsync(community.Chain, cancellation);
        var tenant = community.Tenant;
        var state = report.State.ToString().ToLowerInvariant();
        var row = new
        {
            Tenant = tenant,
            Id = id,
            State = state,
            Chain = (long)community.Chain.Id,
            Block = (long)report.Block,
            report.Windows,
            report.Unchecked,
            report.Events,
            Witnesses = string.Join(' ', report.Witnesses),
            Differing = JsonSerializer.Serialize(
                (IReadOnlyList<DifferentWindow>)[.. report.Differing.Take(MostNamed)],
                SietchJson.Default.IReadOnlyListDifferentWindow
            ),
            report.Why,
            BegunAt = begun,
            Now = time.GetUtcNow(),
            Before = begun - kept,
        };
        await db.WriteAsync(
            async unit =>
            {
                await unit.ExecuteAsync(AuditSql.Add, row);
                await unit.ExecuteAsync(AuditSql.Forget, row);
                await unit.AuditAsync(Entry(tenant, state, report));
                if (report.State == AuditState.Different)
                {
                    foreach (var window in report.Differing.DistinctBy(window => (window.Kind, window.From)))
                    {
                        var kind = Enum.Parse<FeedKind>(window.Kind);
                        await ChainBook.DoubtAsync(unit, community.Chain, kind, window.From, window.To);
                    }

                    await unit.EnqueueAsync(PageAdminsJob.OfAudit(tenant, id, report.Lines()));
                }
            },
            cancellation
        );
        Ended(tenant.Value, state, report.Windows, report.Differing.Count, report.Unchecked);
        return report;
    }

    private static AuditEntry Entry(TenantId tenant, string state, AuditReport report) =>
        new()
        {
            Tenant = tenant,
            Actor = "system",
            Action = "sietch.audited",
            Details = new Dictionary<string, string>
            {
                ["state"] = state,
                ["block"] = report.Block.ToString(CultureInfo.InvariantCulture),
                ["windows"] = report.Windows.ToString(CultureInfo.InvariantCulture),
                ["differing"] = report.Differing.Count.ToString(CultureInfo.InvariantCulture),
                ["unchecked"] = report.Unchecked.ToString(CultureInfo.InvariantCulture),
            },
        };

    [LoggerMessage(
        LogLevel.Information,
        "{Tenant}: the history was audited: {State}, {Windows} windows, {Differing} different, {Unchecked} not compared"
    )]
    private partial void Ended(string tenant, string state, int windows, int differing, int @unchecked);
}

using System.Text.Json;
using Guildhall.Core.Caching;
using Guildhall.Core.Ports;
using Guildhall.Core.Storage;
using Guildhall.Core.Tenancy;

namespace Guildhall.Onomancer.Rewrites;

/// <summary>Finished summaries by their content key: in memory, then in the database.</summary>
internal sealed class SummaryShelf(Db db, TieredCache<Summary> memory, IDocumentStore store)
{
    /// <summary>From memory alone: filed ones only.</summary>
    public Summary? TryRecall(TenantId tenant, string key) =>
        memory.TryGet(Name(tenant, key), out var summary) ? summary : null;

    /// <summary>Null where it was never made; not filed where a crash came between.</summary>
    public async Task<Summary?> TryFindAsync(TenantId tenant, string key, CancellationToken cancellation)
    {
        var row = await db.QuerySingleOrDefaultAsync<SummaryRow>(
            SummarySql.Find,
            new { Tenant = tenant, Key = key },
            cancellation
        );
        return row is null ? null : Remember(Summary.Of(row));
    }

    /// <summary>One computation of a summary at a time in this process, whoever asks; failures are not kept.</summary>
    public ValueTask<Summary> GetAsync(
        TenantId tenant,
        string key,
        Func<CancellationToken, Task<Summary>> make,
        CancellationToken cancellation
    ) => memory.GetAsync(Name(tenant, key), make, cancellation);

    public Task KeepAsync(Summary summary, DocumentDraft draft, CancellationToken cancellation) =>
        db.WriteAsync(
            unit =>
                unit.ExecuteAsync(
                    SummarySql.Keep,
                    new
                    {
                        Tenant = summary.TenantId,
                        Key = summary.ContentKey,
                        summary.Project,
                        summary.Source,
                        summary.Audience,
                        summary.Title,
                        draft.Markdown,
                        Properties = JsonSerializer.Serialize(
                            draft.Properties,
                            OnomancerJson.Default.IReadOnlyDictionaryStringString
                        ),
                        summary.Model,
                        IsLanguageModel = summary.IsLanguageModel ? 1L : 0L,
                        Report = JsonSerializer.Serialize(summary.Report, OnomancerJson.Default.SummaryReport),
                        summary.Took,
                        unit.Now,
                    }
                ),
            cancellation
        );

    /// <summary>What the document store needs to file a summary that was made before.</summary>
    public async Task<DocumentDraft> DraftOfAsync(Summary summary, CancellationToken cancellation)
    {
        var text = await db.QuerySingleOrDefaultAsync<SummaryText>(
            SummarySql.Text,
            new { Tenant = summary.TenantId, Key = summary.ContentKey },
            cancellation
        );
        return new()
        {
            Key = summary.ContentKey,
            Tenant = summary.TenantId,
            Project = text!.Project,
            Audience = text.Audience,
            Title = text.Title,
            Markdown = text.Markdown,
            Properties = JsonSerializer.Deserialize(
                text.Properties,
                OnomancerJson.Default.IReadOnlyDictionaryStringString
            )!,
        };
    }

    public async Task<Summary> FileAsync(Summary summary, PublishedDocument filed, CancellationToken cancellation)
    {
        await db.WriteAsync(
            unit =>
                unit.ExecuteAsync(
                    SummarySql.File,
                    new
                    {
                        Tenant = summary.TenantId,
                        Key = summary.ContentKey,
                        filed.Store,
                        filed.Id,
                        filed.Address,
                        unit.Now,
                    }
                ),
            cancellation
        );
        return summary with { Filed = filed };
    }

    private Summary Remember(Summary summary)
    {
        // What another store has is still to be filed in this one.
        if (summary.Filed?.Store == store.Name)
        {
            memory.Set(Name(summary.TenantId, summary.ContentKey), summary);
        }

        return summary;
    }

    private static string Name(TenantId tenant, string key) => $"{tenant}/{key}";

    private sealed record SummaryText(
        string Project,
        string Audience,
        string Title,
        string Markdown,
        string Properties
    );
}

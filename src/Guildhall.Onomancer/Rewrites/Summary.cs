using System.Text.Json;
using Guildhall.Core.Ports;
using Guildhall.Core.Tenancy;

namespace Guildhall.Onomancer.Rewrites;

/// <summary>One finished summary, without its text: what a reply says about it and where it is filed.</summary>
internal sealed record Summary
{
    public required TenantId TenantId { get; init; }

    public required string ContentKey { get; init; }

    public required string Project { get; init; }

    /// <summary>The document's path inside the project.</summary>
    public required string Source { get; init; }

    public required string Audience { get; init; }

    public required string Title { get; init; }

    /// <summary>The name that the model gave of itself.</summary>
    public required string Model { get; init; }

    public required bool IsLanguageModel { get; init; }

    public required SummaryReport Report { get; init; }

    /// <summary>From the order to the text, without filing it.</summary>
    public required TimeSpan Took { get; init; }

    /// <summary>Null until it is filed.</summary>
    public PublishedDocument? Filed { get; init; }

    public static Summary Of(SummaryRow row) =>
        new()
        {
            TenantId = new(row.TenantId),
            ContentKey = row.ContentKey,
            Project = row.Project,
            Source = row.Source,
            Audience = row.Audience,
            Title = row.Title,
            Model = row.Model,
            IsLanguageModel = row.IsLanguageModel,
            Report = JsonSerializer.Deserialize(row.Report, OnomancerJson.Default.SummaryReport)!,
            Took = row.Took,
            Filed = row.Store is null
                ? null
                : new PublishedDocument(row.Store, new(row.TenantId), row.StoreId!, row.Address),
        };
}

/// <summary>What happened to the sources on the way: counts and names, never what was found.</summary>
internal sealed record SummaryReport
{
    public required IReadOnlyList<KindCount> Redacted { get; init; }

    public required IReadOnlyList<KindCount> Neutralised { get; init; }

    public required IReadOnlyList<MissingSource> Missing { get; init; }

    public required IReadOnlyList<string> Warnings { get; init; }

    /// <summary>Parts of the sources that were left out for length.</summary>
    public required int Cuts { get; init; }

    public static SummaryReport Of(Rewrite rewrite) =>
        new()
        {
            Redacted = rewrite.Secrets,
            Neutralised = rewrite.Neutralised,
            Missing = rewrite.SourcesMissing,
            Warnings = rewrite.Warnings,
            Cuts = rewrite.Cuts.Count,
        };
}

/// <summary>The columns of <c>summaries</c> but its text.</summary>
internal sealed record SummaryRow
{
    public required string TenantId { get; init; }

    public required string ContentKey { get; init; }

    public required string Project { get; init; }

    public required string Source { get; init; }

    public required string Audience { get; init; }

    public required string Title { get; init; }

    public required string Model { get; init; }

    public required bool IsLanguageModel { get; init; }

    public required string Report { get; init; }

    public required TimeSpan Took { get; init; }

    public string? Store { get; init; }

    public string? StoreId { get; init; }

    public string? Address { get; init; }
}

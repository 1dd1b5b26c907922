using System.Globalization;
using System.Text.Json.Serialization;
using Guildhall.Core.Pages;
using Guildhall.Sietch.Communities;
using Guildhall.Sietch.Gating;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Guildhall.Sietch.Eligibility;

/// <summary><c>GET /api/v1/eligibility/status</c>: what <c>/sietch status</c> says of the syncs, for the keys of admins. Answered also
/// while nothing is published.</summary>
internal sealed class StatusEndpoint(ApiCall calls, EligibilityBook book, HoldBook holds, StatusReport report)
{
    public static void Map(IEndpointRouteBuilder endpoints) =>
        endpoints
            .MapGet("/api/v1/eligibility/status", (HttpContext http, StatusEndpoint own) => own.ShowAsync(http))
            .AddEndpointFilter<FaultFilter>();

    private Task<IResult> ShowAsync(HttpContext http) =>
        calls.AdminAsync(
            http,
            async (community, _) =>
                Results.Json(await ReadAsync(community, http.RequestAborted), StatusJson.Default.StatusAnswer)
        );

    private async Task<StatusAnswer> ReadAsync(Community community, CancellationToken cancellation)
    {
        var state = await book.TryStateAsync(community.Tenant, cancellation);
        var snapshot = state is null
            ? null
            : await book.TrySnapshotAsync(community.Tenant, state.Snapshot, cancellation);
        return new()
        {
            LastSuccessfulQuery = state?.LastSuccessAt,
            LastQueryAttempt = state?.LastAttemptAt,
            ConsecutiveFailures = state?.Failures ?? 0,
            InGracePeriod = state?.GraceSince is not null,
            GracePeriodHours = community.Grace.TotalHours,
            Snapshot = snapshot is null ? null : StatusSnapshot.Of(snapshot),
            Hold = (await holds.TryWaitingAsync(community.Tenant, cancellation))?.Number,
            Sentences = await report.LinesAsync(community, At, cancellation),
        };
    }

    private static string At(DateTimeOffset at) =>
        at.UtcDateTime.ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture);
}

internal sealed record StatusAnswer
{
    /// <summary>Null where the chain was never read to its head.</summary>
    public required DateTimeOffset? LastSuccessfulQuery { get; init; }

    public required DateTimeOffset? LastQueryAttempt { get; init; }

    public required long ConsecutiveFailures { get; init; }

    public required bool InGracePeriod { get; init; }

    /// <summary>After how long without a success a grace begins.</summary>
    public required double GracePeriodHours { get; init; }

    /// <summary>Null before the first.</summary>
    public required StatusSnapshot? Snapshot { get; init; }

    /// <summary>The number of what waits for an admin; null where nothing does.</summary>
    public required long? Hold { get; init; }

    /// <summary>The same and more in words.</summary>
    public required IReadOnlyList<string> Sentences { get; init; }
}

internal sealed record StatusSnapshot(string Id, long Block, long Wallets, long Eligible, DateTimeOffset MadeAt)
{
    public static StatusSnapshot Of(SnapshotRow row) =>
        new(row.Number.ToString(CultureInfo.InvariantCulture), row.Block, row.Wallets, row.Eligible, row.MadeAt);
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(StatusAnswer))]
internal sealed partial class StatusJson : JsonSerializerContext;

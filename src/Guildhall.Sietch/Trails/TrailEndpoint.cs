using System.Text.Json;
using System.Text.Json.Serialization;
using Guildhall.Core;
using Guildhall.Core.Pages;
using Guildhall.Core.Storage;
using Guildhall.Core.Tenancy;
using Guildhall.Sietch.Gating;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Guildhall.Sietch.Trails;

/// <summary><c>GET /api/v1/audit-log</c>: the rows of <c>/sietch audit</c> for the keys of admins, the newest first. Subjects stay out
/// as they do there; of badges, which admins give to nyms, the nym is said that the member has now.</summary>
internal static class TrailEndpoint
{
    private const int FewRows = 100;
    private const int MostRows = 1000;
    private const int LongestWord = 30;
    private const string Reads = "links";

    public static void Map(IEndpointRouteBuilder endpoints) =>
        endpoints
            .MapGet(
                "/api/v1/audit-log",
                (HttpContext http, ApiCall calls, Db db) =>
                    calls.AdminAsync(http, (community, _) => ShowAsync(http, db, community.Tenant))
            )
            .AddEndpointFilter<FaultFilter>();

    private static async Task<IResult> ShowAsync(HttpContext http, Db db, TenantId tenant)
    {
        var asked = new Parameters(http.Request.Query);
        var limit = asked.Number("limit", FewRows, MostRows);
        var before = asked.TryNumber("before", long.MaxValue);
        var since = asked.Time("since");
        var about = http.Request.Query["about"].ToString().Trim().ToLowerInvariant();
        if ((asked.Fault ?? FaultOf(about)) is { } fault)
        {
            return Problems.Of(http, StatusCodes.Status400BadRequest, fault);
        }

        var find = new
        {
            Tenant = tenant,
            Like = $"sietch.{about}%",
            WithReads = about.StartsWith(Reads, StringComparison.Ordinal) ? 1 : 0,
            Before = before ?? long.MaxValue,
            Since = since ?? DateTimeOffset.UnixEpoch,
            Limit = limit,
        };
        var rows = await db.QueryAsync<TrailRow>(TrailSql.Newest, find, http.RequestAborted);
        return Results.Json(new TrailAnswer([.. rows.Select(TrailEntry.Of)]), TrailJson.Default.TrailAnswer);
    }

    private static Refusal? FaultOf(string about) =>
        about.Length <= LongestWord && about.All(letter => char.IsAsciiLetter(letter) || letter == '.')
            ? null
            : Parameters.Bad("about", "a word such as wallet, seat, badge, ruling, waitlist or links");
}

internal sealed record TrailRow(
    long Id,
    string Actor,
    string Action,
    string Outcome,
    string? Details,
    DateTimeOffset At,
    string? Nym
);

/// <param name="Entries">The next page is that <c>before</c> the id of the last.</param>
internal sealed record TrailAnswer(IReadOnlyList<TrailEntry> Entries);

/// <param name="Actor">A Discord user's id, <c>cli</c>, <c>system</c>, or <c>key:</c> and an API key's name.</param>
/// <param name="Nym">Whose badge it is about; null for all else, and for a member who is no more.</param>
internal sealed record TrailEntry(
    long Id,
    string EventType,
    string Actor,
    string Outcome,
    string? Nym,
    IReadOnlyDictionary<string, string> EventData,
    DateTimeOffset CreatedAt
)
{
    public static TrailEntry Of(TrailRow row) =>
        new(
            row.Id,
            row.Action,
            row.Actor,
            row.Outcome,
            row.Nym,
            row.Details is { } details
                ? JsonSerializer.Deserialize(details, TrailJson.Default.IReadOnlyDictionaryStringString)!
                : new Dictionary<string, string>(),
            row.At
        );
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(TrailAnswer))]
internal sealed partial class TrailJson : JsonSerializerContext;

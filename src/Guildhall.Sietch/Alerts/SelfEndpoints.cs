using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Guildhall.Core.Pages;
using Guildhall.Core.SignIn;
using Guildhall.Core.Tenancy;
using Guildhall.Sietch.Communities;
using Guildhall.Sietch.Gating;
using Guildhall.Sietch.Positions;
using Guildhall.Sietch.Threshold;
using Guildhall.Sietch.Wallets.Links;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Guildhall.Sietch.Alerts;

/// <summary><c>/api/v1/position</c> and <c>/api/v1/notifications</c>: a member's own, by the session of whoever has signed in.
/// Headers that name somebody are nobody's word.</summary>
internal sealed class SelfEndpoints(
    AlertBook book,
    PositionDesk positions,
    CommunityRegistry communities,
    GateAnswers chooser,
    TimeProvider time
)
{
    private const int MostRows = 100;
    private const int FewRows = 50;

    public static void Map(IEndpointRouteBuilder endpoints)
    {
        var own = endpoints.MapGroup("/api/v1").AddEndpointFilter<FaultFilter>().AddEndpointFilter(SignedIn);
        own.MapGet(
            "/position",
            (HttpContext http, SelfEndpoints self, CancellationToken end) => self.PositionAsync(http, end)
        );
        var alerts = own.MapGroup("/notifications");
        alerts.MapGet(
            "/preferences",
            (HttpContext http, SelfEndpoints self, CancellationToken end) => self.PreferencesAsync(http, end)
        );
        alerts
            .MapPut(
                "/preferences",
                (HttpContext http, SelfEndpoints self, CancellationToken end) => self.PreferAsync(http, end)
            )
            .AddEndpointFilter<ChangeFilter>();
        alerts.MapGet(
            "/history",
            (HttpContext http, SelfEndpoints self, CancellationToken end) => self.HistoryAsync(http, end)
        );
    }

    private async Task<IResult> PositionAsync(HttpContext http, CancellationToken cancellation)
    {
        var visitor = Visitor.Of(http)!;
        if (
            TryChoose(http) is not { } tenant
            || communities.TryGet(tenant) is not { } community
            || await positions.TryOfAsync(
                community,
                visitor.User,
                new(visitor.User.ToString(), "position"),
                cancellation
            )
                is not { } position
        )
        {
            return Problems.NotFound(http);
        }

        return Results.Json(PositionAnswer.Of(position), SelfJson.Default.PositionAnswer);
    }

    private async Task<IResult> PreferencesAsync(HttpContext http, CancellationToken cancellation) =>
        await TryMemberAsync(http, cancellation) is { } own
            ? await AnswerAsync(own.Tenant, own.Member, cancellation)
            : Problems.NotFound(http);

    private async Task<IResult> PreferAsync(HttpContext http, CancellationToken cancellation)
    {
        if (await TryMemberAsync(http, cancellation) is not { } own)
        {
            return Problems.NotFound(http);
        }

        if (await TryReadAsync(http, cancellation) is not { } chosen)
        {
            return Problems.Of(http, StatusCodes.Status400BadRequest, AlertRefusals.BadBody);
        }

        if (chosen.Frequency is { } frequency && !AlertPreferences.Paces.Contains(frequency))
        {
            return Problems.Of(http, StatusCodes.Status400BadRequest, AlertRefusals.BadFrequency);
        }

        await book.PreferAsync(own.Tenant, own.Member, chosen.Onto, cancellation);
        return await AnswerAsync(own.Tenant, own.Member, cancellation);
    }

    private async Task<IResult> HistoryAsync(HttpContext http, CancellationToken cancellation)
    {
        if (await TryMemberAsync(http, cancellation) is not { } own)
        {
            return Problems.NotFound(http);
        }

        var limit = FewRows;
        if (
            http.Request.Query.TryGetValue("limit", out var asked)
            && (
                !int.TryParse(asked, NumberStyles.None, CultureInfo.InvariantCulture, out limit)
                || limit is < 1 or > MostRows
            )
        )
        {
            return Problems.Of(http, StatusCodes.Status400BadRequest, ThresholdRefusals.BadLimit);
        }

        var kind = http.Request.Query["alert_type"].ToString();
        var rows = (await book.LastAsync(own.Tenant, own.Member, MostRows, cancellation))
            .Select(AlertAnswer.Of)
            .Where(row => kind.Length == 0 || row.AlertType == kind)
            .Take(limit)
            .ToList();
        return Results.Json(new AlertHistory(rows, rows.Count), SelfJson.Default.AlertHistory);
    }

    private async Task<IResult> AnswerAsync(TenantId tenant, MemberId member, CancellationToken cancellation)
    {
        var chosen = await book.PreferencesAsync(tenant, member, cancellation);
        var told = await book.DeliveredInWeekAsync(tenant, member, time.GetUtcNow(), cancellation);
        return Results.Json(
            new AlertChoice(chosen.Position, chosen.AtRisk, chosen.Naib, chosen.PerWeek, told, chosen.PerWeek),
            SelfJson.Default.AlertChoice
        );
    }

    private async Task<(TenantId Tenant, MemberId Member)?> TryMemberAsync(
        HttpContext http,
        CancellationToken cancellation
    ) =>
        TryChoose(http) is { } tenant
        && await book.TryMemberAsync(tenant, Visitor.Of(http)!.User, cancellation) is { } member
            ? (tenant, member)
            : null;

    private static async Task<ChosenAlerts?> TryReadAsync(HttpContext http, CancellationToken cancellation)
    {
        try
        {
            return await JsonSerializer.DeserializeAsync(
                http.Request.Body,
                SelfJson.Default.ChosenAlerts,
                cancellation
            );
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private TenantId? TryChoose(HttpContext http) =>
        chooser.TryChoose(http.Request.Query.TryGetValue("tenant", out var asked) ? asked.ToString() : null);

    private static async ValueTask<object?> SignedIn(
        EndpointFilterInvocationContext context,
        EndpointFilterDelegate next
    )
    {
        var http = context.HttpContext;
        http.Response.Headers.CacheControl = "private, no-store";
        return Visitor.Of(http) is null
            ? Problems.Of(http, StatusCodes.Status401Unauthorized, AlertRefusals.NotSignedIn)
            : await next(context);
    }
}

/// <summary>What of it is not there stays as it is.</summary>
internal sealed record ChosenAlerts(bool? PositionUpdates, bool? AtRiskWarnings, bool? NaibAlerts, int? Frequency)
{
    public AlertPreferences Onto(AlertPreferences before) =>
        before with
        {
            Position = PositionUpdates ?? before.Position,
            AtRisk = AtRiskWarnings ?? before.AtRisk,
            Naib = NaibAlerts ?? before.Naib,
            PerWeek = Frequency ?? before.PerWeek,
        };
}

/// <param name="Frequency">Of each kind in a week.</param>
internal sealed record AlertChoice(
    bool PositionUpdates,
    bool AtRiskWarnings,
    bool NaibAlerts,
    int Frequency,
    long AlertsSentThisWeek,
    int MaxAlertsPerWeek
);

/// <summary>Distances are decimal strings in the smallest unit. There is no rank in it.</summary>
internal sealed record PositionAnswer(
    string Status,
    bool IsGuest,
    bool IsAtRisk,
    string? DistanceToAbove,
    string? DistanceToBelow,
    string? DistanceToEntry
)
{
    public static PositionAnswer Of(Position position) =>
        new(
            JsonNamingPolicy.SnakeCaseLower.ConvertName(position.Band.ToString()),
            position.IsGuest,
            position.Band is >= Band.Below and <= Band.RiskLow,
            position.Above?.ToString(),
            position.Below?.ToString(),
            position.Entry?.ToString()
        );
}

/// <param name="Alerts">Newest first.</param>
internal sealed record AlertHistory(IReadOnlyList<AlertAnswer> Alerts, int Total);

internal sealed record AlertAnswer(string Id, string AlertType, string State, bool Delivered, DateTimeOffset SentAt)
{
    public static AlertAnswer Of(AlertRow row) =>
        new(
            row.Id,
            JsonNamingPolicy.SnakeCaseLower.ConvertName(row.Kind.ToString()),
            row.State,
            row.State == AlertState.Delivered,
            row.EndedAt ?? row.MadeAt
        );
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(PositionAnswer))]
[JsonSerializable(typeof(ChosenAlerts))]
[JsonSerializable(typeof(AlertChoice))]
[JsonSerializable(typeof(AlertHistory))]
internal sealed partial class SelfJson : JsonSerializerContext;

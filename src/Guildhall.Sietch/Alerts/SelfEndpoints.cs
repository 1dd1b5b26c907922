using System.Globalization;
using System.Text.Json;
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
    AlertChoices choices,
    Identities people,
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

        await choices.ChangeAsync(own.Tenant, own.Member, chosen.Onto, cancellation);
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

        AlertKind? kind = null;
        if (http.Request.Query.TryGetValue("alert_type", out var type))
        {
            kind = AlertAnswer.TryKindOf(type.ToString());
            if (kind is null)
            {
                return Problems.Of(http, StatusCodes.Status400BadRequest, AlertRefusals.BadType);
            }
        }

        var rows = await book.LastAsync(own.Tenant, own.Member, kind, limit, cancellation);
        var total = await book.CountAsync(own.Tenant, own.Member, kind, cancellation);
        return Results.Json(new AlertHistory([.. rows.Select(AlertAnswer.Of)], total), SelfJson.Default.AlertHistory);
    }

    private async Task<IResult> AnswerAsync(TenantId tenant, MemberId member, CancellationToken cancellation)
    {
        var chosen = await choices.OfAsync(tenant, member, cancellation);
        var told = await book.LimitedThisWeekAsync(tenant, member, time.GetUtcNow(), cancellation);
        return Results.Json(
            new AlertChoice(
                chosen.Position,
                chosen.AtRisk,
                chosen.Naib,
                chosen.Badges,
                chosen.PerWeek,
                told,
                chosen.PerWeek
            ),
            SelfJson.Default.AlertChoice
        );
    }

    private async Task<(TenantId Tenant, MemberId Member)?> TryMemberAsync(
        HttpContext http,
        CancellationToken cancellation
    ) =>
        TryChoose(http) is { } tenant
        && await people.TryMemberAsync(tenant, Visitor.Of(http)!.User, cancellation) is { } member
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

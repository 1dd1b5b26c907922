using System.Text.Json.Serialization;
using Guildhall.Core;
using Guildhall.Core.Pages;
using Guildhall.Sietch.Gating;
using Guildhall.Sietch.Members;
using Guildhall.Sietch.Members.Directory;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Guildhall.Sietch.Badges;

/// <summary><c>GET /api/v1/badges</c>, the catalogue, open to all; and what <c>/admin-badge</c> does, for the keys of admins.</summary>
internal sealed class BadgeEndpoints(ApiCall calls, AdminBadges admin, BadgeBook book)
{
    public static void Map(IEndpointRouteBuilder endpoints)
    {
        var badges = endpoints.MapGroup("/api/v1/badges").AddEndpointFilter<FaultFilter>();
        badges.MapGet("", (HttpContext http, ApiCall calls) => calls.OpenAsync(http, Catalogue));
        badges.MapPost("/award", (HttpContext http, BadgeEndpoints own) => own.AwardAsync(http));
        badges.MapDelete(
            "/{nym}/{badge}",
            (HttpContext http, string nym, string badge, BadgeEndpoints own) => own.RevokeAsync(http, nym, badge)
        );
    }

    private static Task<IResult> Catalogue(OpenQuestion question) =>
        Task.FromResult(
            question.Json(
                new BadgesAnswer([.. BadgeCatalogue.All.Select(BadgeAnswer.Of)]),
                BadgeJson.Default.BadgesAnswer
            )
        );

    private Task<IResult> AwardAsync(HttpContext http) =>
        calls.AdminAsync(
            http,
            async (community, actor) =>
            {
                if (
                    await ApiCall.TryReadAsync(http, BadgeJson.Default.AwardCall)
                    is not { Nym: { } nym, BadgeId: { } badge } call
                )
                {
                    return Problems.Of(http, StatusCodes.Status400BadRequest, BadgeRefusals.BadCall);
                }

                return await ActAsync(
                    http,
                    await admin.FindAsync(community, nym, badge, actor, http.RequestAborted),
                    order => book.AwardAsync(order, call.Reason ?? "", http.RequestAborted),
                    StatusCodes.Status201Created
                );
            }
        );

    private Task<IResult> RevokeAsync(HttpContext http, string nym, string badge) =>
        calls.AdminAsync(
            http,
            async (community, actor) =>
                await ActAsync(
                    http,
                    await admin.FindAsync(community, nym, badge, actor, http.RequestAborted),
                    order => book.RevokeAsync(order, http.RequestAborted),
                    StatusCodes.Status200OK
                )
        );

    private static async Task<IResult> ActAsync(
        HttpContext http,
        Result<BadgeOrder> found,
        Func<BadgeOrder, Task<Refusal?>> act,
        int done
    )
    {
        if (found.TryGet(out var order, out var refusal))
        {
            refusal = await act(order);
        }

        return refusal is null
            ? Results.Json(new(order!.Kind.Id), BadgeJson.Default.BadgeDone, statusCode: done)
            : Problems.Of(http, StatusOf(refusal), refusal);
    }

    private static int StatusOf(Refusal refusal) =>
        refusal == ProfileRefusals.Unknown || refusal.Code == BadgeRefusals.NotHeldCode
            ? StatusCodes.Status404NotFound
            : StatusCodes.Status400BadRequest;
}

/// <param name="Reason">For the audit, 1 to 500 characters.</param>
internal sealed record AwardCall(string? Nym, string? BadgeId, string? Reason);

internal sealed record BadgeDone(string BadgeId);

internal sealed record BadgesAnswer(IReadOnlyList<BadgeAnswer> Badges);

internal sealed record BadgeAnswer(string Id, string Name, string Description, string Emoji, string Category)
{
    public static BadgeAnswer Of(BadgeKind kind) =>
        new(kind.Id, kind.Name, kind.Description, kind.Emoji, MemberAnswer.WordOf(kind.Category));
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(BadgesAnswer))]
[JsonSerializable(typeof(AwardCall))]
[JsonSerializable(typeof(BadgeDone))]
internal sealed partial class BadgeJson : JsonSerializerContext;

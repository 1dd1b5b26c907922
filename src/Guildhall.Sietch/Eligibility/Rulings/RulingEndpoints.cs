using Guildhall.Core;
using Guildhall.Core.Pages;
using Guildhall.Sietch.Chain;
using Guildhall.Sietch.Eligibility.Commands;
using Guildhall.Sietch.Gating;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Guildhall.Sietch.Eligibility.Rulings;

/// <summary><c>/api/v1/rulings</c>: what <c>/sietch ruling list|add|remove</c> does, for the keys of admins. A ruling that is asked for
/// twice is made once.</summary>
internal sealed class RulingEndpoints(ApiCall calls, RulingDesk desk, RulingBook rulings, TimeProvider time)
{
    private static readonly (string Word, RulingKind Kind)[] actions =
    [
        .. Enum.GetValues<RulingKind>().Select(kind => (RulingAnswer.WordOf(kind), kind)),
    ];

    private static readonly TimeSpan longest = TimeSpan.FromDays(3650);

    public static void Map(IEndpointRouteBuilder endpoints)
    {
        var group = endpoints.MapGroup("/api/v1/rulings").AddEndpointFilter<FaultFilter>();
        group.MapGet("", (HttpContext http, RulingEndpoints own) => own.ListAsync(http));
        group.MapPost("", (HttpContext http, RulingEndpoints own) => own.AddAsync(http));
        group.MapDelete(
            "/{number:long}",
            (HttpContext http, long number, RulingEndpoints own) => own.LiftAsync(http, number)
        );
    }

    private Task<IResult> ListAsync(HttpContext http) =>
        calls.AdminAsync(
            http,
            async (community, _) =>
            {
                var now = time.GetUtcNow();
                var standing = await rulings.StandingAsync(community.Tenant, http.RequestAborted);
                return Results.Json(
                    new RulingsAnswer(
                        [.. standing.Where(row => row.ToRuling().IsInForce(now)).Select(RulingAnswer.Of)],
                        [.. community.Exclusions.Select(wallet => wallet.ToString()).Order(StringComparer.Ordinal)]
                    ),
                    RulingJson.Default.RulingsAnswer
                );
            }
        );

    private Task<IResult> AddAsync(HttpContext http) =>
        calls.AdminAsync(
            http,
            async (community, actor) =>
            {
                if (await ApiCall.TryReadAsync(http, RulingJson.Default.RulingCall) is not { } call)
                {
                    return Problems.Of(http, StatusCodes.Status400BadRequest, RulingRefusals.BadCall);
                }

                return Read(call).TryGet(out var order, out var fault)
                    ? Answer(
                        http,
                        await desk.AddAsync(community, order, actor, http.RequestAborted),
                        StatusCodes.Status201Created
                    )
                    : Problems.Of(http, StatusCodes.Status400BadRequest, fault);
            }
        );

    private Task<IResult> LiftAsync(HttpContext http, long number) =>
        calls.AdminAsync(
            http,
            async (community, actor) =>
            {
                var reason = http.Request.Query["reason"].ToString();
                var lifted = await desk.LiftAsync(community, number, reason, actor, http.RequestAborted);
                return Answer(http, lifted, StatusCodes.Status200OK);
            }
        );

    /// <summary>What its form says; the desk says the rest.</summary>
    private Result<RulingOrder> Read(RulingCall call)
    {
        if (!Address.TryParse(call.Address?.Trim() ?? "", out var wallet))
        {
            return Parameters.Bad("address", "0x and 40 hexadecimal digits, with a right checksum if in mixed case");
        }

        var action = actions.FirstOrDefault(known => known.Word == call.Action);
        if (action.Word is null)
        {
            return Parameters.Bad("action", $"one of {string.Join(", ", actions.Select(known => known.Word))}");
        }

        var end = Parameters.TryTime(call.ExpiresAt);
        if (call.ExpiresAt is not null && (end is null || end > time.GetUtcNow() + longest))
        {
            return Parameters.Bad("expires_at", "a time in ISO 8601, at most 3,650 days ahead, or is left out");
        }

        return action.Kind == RulingKind.Pardon && end is null
            ? Parameters.Bad("expires_at", "missing: a pardon has an end")
            : new RulingOrder(wallet, action.Kind, call.Reason ?? "", end);
    }

    private static IResult Answer(HttpContext http, Result<RulingMade> result, int done)
    {
        if (result.TryGet(out var made, out var refusal))
        {
            return Results.Json(
                new RulingDone(
                    RulingAnswer.Of(made.Ruling),
                    RulingText.Made(made, isLifted: done == StatusCodes.Status200OK)
                ),
                RulingJson.Default.RulingDone,
                statusCode: done
            );
        }

        return refusal.Code switch
        {
            RulingRefusals.StandsCode => Problems.Of(http, StatusCodes.Status409Conflict, refusal),
            RulingRefusals.UnknownCode => Problems.Of(http, StatusCodes.Status404NotFound, refusal),
            EligibilityRefusals.NotSyncedCode or EligibilityRefusals.NoEndpointCode => ApiCall.NotReady(http, refusal),
            _ => Problems.Of(http, StatusCodes.Status400BadRequest, refusal),
        };
    }
}

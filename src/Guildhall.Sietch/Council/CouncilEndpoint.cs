using Guildhall.Core.Pages;
using Guildhall.Sietch.Gating;
using Guildhall.Sietch.Members.Directory;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Guildhall.Sietch.Council;

/// <summary><c>GET /api/v1/naib</c>, its parts, and one member of it: what the council's page says, open to all. No seat has its
/// number, no day is told, and terms of a member only in sum.</summary>
internal sealed class CouncilEndpoint(ApiCall calls, ShownCouncil council, Roster roster)
{
    public static void Map(IEndpointRouteBuilder endpoints)
    {
        var naib = endpoints.MapGroup("/api/v1/naib").AddEndpointFilter<FaultFilter>();
        naib.MapGet("", (HttpContext http, CouncilEndpoint own) => own.AnswerAsync(http, Whole));
        naib.MapGet("/current", (HttpContext http, CouncilEndpoint own) => own.AnswerAsync(http, Current));
        naib.MapGet("/former", (HttpContext http, CouncilEndpoint own) => own.AnswerAsync(http, Former));
        naib.MapGet("/member/{id}", (HttpContext http, string id, CouncilEndpoint own) => own.MemberAsync(http, id));
    }

    private Task<IResult> AnswerAsync(HttpContext http, Func<OpenQuestion, CouncilView, IResult> answer) =>
        calls.OpenAsync(
            http,
            async question => answer(question, await council.ViewAsync(question.Community, question.Cancellation))
        );

    private Task<IResult> MemberAsync(HttpContext http, string id) =>
        calls.OpenAsync(http, question => MemberAsync(question, id));

    private static IResult Whole(OpenQuestion question, CouncilView view) =>
        question.Json(
            new CouncilAnswer(
                SeatsOf(question, view),
                FormerOf(question, view),
                view.Open,
                question.Community.Seats,
                question.IsGrace
            ),
            CouncilJson.Default.CouncilAnswer
        );

    private static IResult Current(OpenQuestion question, CouncilView view) =>
        question.Json(
            new SittingAnswer(
                SeatsOf(question, view),
                view.Seats.Count,
                view.Open,
                question.Community.Seats,
                question.IsGrace
            ),
            CouncilJson.Default.SittingAnswer
        );

    private static IResult Former(OpenQuestion question, CouncilView view) =>
        question.Json(
            new FormersAnswer(FormerOf(question, view), view.Former.Count, question.IsGrace),
            CouncilJson.Default.FormersAnswer
        );

    private async Task<IResult> MemberAsync(OpenQuestion question, string text)
    {
        if (!Guid.TryParseExact(text, "D", out var id))
        {
            return question.Bad(Parameters.Bad("member_id", "a UUID, such as the directory has them"));
        }

        var view = await council.ViewAsync(question.Community, question.Cancellation);
        if (SeatsOf(question, view).FirstOrDefault(seat => seat.MemberId == id) is { } seat)
        {
            return question.Json(
                CouncilMemberAnswer.Of(seat, question.IsGrace),
                CouncilJson.Default.CouncilMemberAnswer
            );
        }

        if (FormerOf(question, view).FirstOrDefault(former => former.MemberId == id) is { } former)
        {
            return question.Json(
                CouncilMemberAnswer.Of(former, question.IsGrace),
                CouncilJson.Default.CouncilMemberAnswer
            );
        }

        var tenant = question.Community.Tenant;
        var members = await roster.ReadAsync(tenant, question.Cancellation);
        return members.FirstOrDefault(entry => ShownId.Of(tenant, entry.Nym) == id) is { } member
            ? question.Json(
                new CouncilMemberAnswer(id, member.Nym, GracePeriod: question.IsGrace),
                CouncilJson.Default.CouncilMemberAnswer
            )
            : Problems.NotFound(question.Http);
    }

    private static IReadOnlyList<SeatAnswer> SeatsOf(OpenQuestion question, CouncilView view) =>
        [.. view.Seats.Select(seat => SeatAnswer.Of(seat, question.Community.Tenant))];

    private static IReadOnlyList<FormerAnswer> FormerOf(OpenQuestion question, CouncilView view) =>
        [.. view.Former.Select(former => FormerAnswer.Of(former, question.Community.Tenant))];
}

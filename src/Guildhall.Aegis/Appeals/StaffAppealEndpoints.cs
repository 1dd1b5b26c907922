using System.Globalization;
using System.Net;
using Guildhall.Aegis.Access;
using Guildhall.Aegis.Cases;
using Guildhall.Aegis.Settings;
using Guildhall.Core;
using Guildhall.Core.Pages;
using Guildhall.Core.SignIn;
using Guildhall.Discord.Model;
using Guildhall.Discord.Rest;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Guildhall.Aegis.Appeals;

/// <summary>
/// <c>/appeals/{guild}/staff</c>: the queue of a server and its decisions, for staff. Whoever is signed in is read from
/// Discord at each request, so that a role which is taken away closes the next one.
/// </summary>
internal sealed class StaffAppealEndpoints(
    AppealDecisions decisions,
    AppealBook book,
    CaseBook cases,
    GuildSettingsBook settings,
    Standings standings,
    Gates gates,
    DiscordRest rest
)
{
    private const int Shown = 100;

    public static void Map(IEndpointRouteBuilder pages)
    {
        pages.MapGet(
            "/{guild}/staff",
            (HttpContext http, string guild, StaffAppealEndpoints own, CancellationToken end) =>
                own.AsStaffAsync(http, guild, 0, own.ListAsync, end)
        );
        pages.Show<StaffAppealEndpoints>(
            "/{guild}/staff/{number:long}",
            (own, http, guild, number, end) => own.AsStaffAsync(http, guild, number, own.ShowAsync, end)
        );
        pages.Change<StaffAppealEndpoints>(
            "/{guild}/staff/{number:long}",
            (own, http, guild, number, end) => own.AsStaffAsync(http, guild, number, own.ActAsync, end)
        );
    }

    public static string PathOf(Appeal appeal) => PathOf(appeal.GuildId, appeal.Number);

    private static string PathOf(Snowflake<Guild> guild, long number) =>
        string.Create(CultureInfo.InvariantCulture, $"{AppealEndpoints.Prefix}/{guild}/staff/{number}");

    private async Task<IResult> AsStaffAsync(
        HttpContext http,
        string guild,
        long number,
        Func<StaffVisit, CancellationToken, Task<IResult>> handle,
        CancellationToken cancellation
    )
    {
        if (Visitor.Of(http) is not { } visitor)
        {
            return AppealEndpoints.ToSignIn(http);
        }

        if (
            !Snowflake<Guild>.TryParse(guild, CultureInfo.InvariantCulture, out var id)
            || await FindStaffAsync(id, visitor, cancellation) is not { } staff
        )
        {
            // Written down: whoever is not of the server has no business with its numbers.
            await book.FindAsync(id, number, visitor.User.ToString(), _ => false, cancellation);
            return AppealPages.Missing(isSignedIn: true);
        }

        var name = (await standings.GetAsync(id, cancellation)).Name;
        return await handle(new(http, visitor, staff, number, name), cancellation);
    }

    /// <summary>As Discord says this moment; null for somebody who is not a member.</summary>
    private async Task<Staff?> FindStaffAsync(Snowflake<Guild> guild, Visitor visitor, CancellationToken cancellation)
    {
        try
        {
            return Staff.Of(guild, await rest.GetMemberAsync(guild, visitor.User, cancellation));
        }
        catch (DiscordApiException exception)
            when (exception.Status is HttpStatusCode.NotFound or HttpStatusCode.Forbidden)
        {
            return null;
        }
    }

    private async Task<IResult> ListAsync(StaffVisit visit, CancellationToken cancellation)
    {
        if (await gates.CheckAsync(visit.Staff, AppealDecisions.Need, cancellation) is { } closed)
        {
            return Refused(visit, closed);
        }

        var waiting = await book.InStateAsync(
            visit.Staff.Guild,
            AppealState.Pending,
            AppealState.NeedsInfo,
            Shown,
            cancellation
        );
        return StaffAppealPages.List(visit, waiting);
    }

    private Task<IResult> ShowAsync(StaffVisit visit, CancellationToken cancellation) =>
        PageAsync(visit, "", null, cancellation);

    private async Task<IResult> ActAsync(StaffVisit visit, CancellationToken cancellation)
    {
        var form = await visit.Http.Request.ReadFormAsync(cancellation);
        var text = AppealText.Normal(form["text"]);
        if (!StoredNames.TryRead<AppealAct>(form["act"], out var act))
        {
            return Problems.Of(
                visit.Http,
                StatusCodes.Status400BadRequest,
                "core.bad_request",
                "The form does not say what to do."
            );
        }

        if (act == AppealAct.Deny && text.Length == 0)
        {
            return await PageAsync(visit, text, AppealRefusals.ReasonMissing, cancellation);
        }

        var done = act switch
        {
            AppealAct.Ask => await decisions.AskAsync(visit.Staff, visit.Number, text, cancellation),
            AppealAct.Comment => await decisions.CommentAsync(visit.Staff, visit.Number, text, cancellation),
            _ => await decisions.SpeakAsync(
                visit.Staff,
                visit.Number,
                act is AppealAct.Approve or AppealAct.For,
                act is AppealAct.Approve or AppealAct.Deny,
                text.Length == 0 ? null : text,
                cancellation
            ),
        };
        return done.TryGet(out _, out var refusal)
            ? new SeeOther(PathOf(visit.Staff.Guild, visit.Number))
            : await PageAsync(visit, text, refusal, cancellation);
    }

    /// <summary>The appeal with what was refused, and what was written still in the form.</summary>
    private async Task<IResult> PageAsync(
        StaffVisit visit,
        string text,
        Refusal? refusal,
        CancellationToken cancellation
    )
    {
        var found = await decisions.FindAsync(visit.Staff, visit.Number, cancellation);
        if (!found.TryGet(out var appeal, out var closed))
        {
            return Refused(visit, closed);
        }

        var row = await cases.FindAsync(new(appeal.GuildId, appeal.CaseNumber), cancellation);
        var required = (await settings.GetAsync(appeal.GuildId, cancellation)).Appeals.Votes;
        var file = new AppealFile(
            appeal,
            row,
            await book.EntriesAsync(appeal, cancellation),
            await book.VotesAsync(appeal, cancellation),
            required
        );
        return StaffAppealPages.Show(visit, file, text, refusal);
    }

    private static IResult Refused(StaffVisit visit, Refusal refusal) =>
        refusal.Code == "aegis.appeal_not_found"
            ? AppealPages.Missing(isSignedIn: true)
            : Problems.Of(visit.Http, StatusCodes.Status403Forbidden, refusal);
}

/// <param name="Number">Of the appeal; 0 for the queue.</param>
/// <param name="Guild">Its name.</param>
internal sealed record StaffVisit(HttpContext Http, Visitor Visitor, Staff Staff, long Number, string Guild);

/// <param name="Case">Null where it was erased.</param>
/// <param name="Required">Votes that decide; 0: one person does.</param>
internal sealed record AppealFile(
    Appeal Appeal,
    Case? Case,
    IReadOnlyList<AppealEntry> Entries,
    IReadOnlyList<AppealVote> Votes,
    int Required
);

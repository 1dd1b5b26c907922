using System.Globalization;
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

/// <summary><c>/appeals</c>: pages for people who were punished, in the server still or not.</summary>
internal sealed class AppealEndpoints(
    AppealDesk desk,
    AppealBook book,
    CaseBook cases,
    GuildSettingsBook settings,
    Standings standings
)
{
    public const string Prefix = "/appeals";

    public static void Map(IEndpointRouteBuilder endpoints)
    {
        var pages = endpoints.MapGroup(Prefix).AddEndpointFilter<FaultFilter>();
        StaffAppealEndpoints.Map(pages);
        pages.MapGet("/", (HttpContext http, AppealEndpoints own, CancellationToken end) => own.ListAsync(http, end));
        pages.Show<AppealEndpoints>(
            "/{guild}/cases/{number:long}",
            (own, http, guild, number, end) => own.OfCaseAsync(http, guild, number, own.ShowFormAsync, end)
        );
        pages.Change<AppealEndpoints>(
            "/{guild}/cases/{number:long}",
            (own, http, guild, number, end) => own.OfCaseAsync(http, guild, number, own.MakeAsync, end)
        );
        pages.Show<AppealEndpoints>(
            "/{guild}/{number:long}",
            (own, http, guild, number, end) => own.OfAppealAsync(http, guild, number, own.ShowAsync, end)
        );
        pages.Change<AppealEndpoints>(
            "/{guild}/{number:long}/answer",
            (own, http, guild, number, end) => own.OfAppealAsync(http, guild, number, own.AnswerAsync, end)
        );
        pages.Change<AppealEndpoints>(
            "/{guild}/{number:long}/withdraw",
            (own, http, guild, number, end) => own.OfAppealAsync(http, guild, number, own.WithdrawAsync, end)
        );
        pages.MapFallback("/{**rest}", (HttpContext http) => AppealPages.Missing(Visitor.Of(http) is not null));
    }

    private async Task<IResult> ListAsync(HttpContext http, CancellationToken cancellation)
    {
        if (Visitor.Of(http) is not { } visitor)
        {
            return AppealPages.Welcome();
        }

        var appeals = await book.OfAsync(visitor.User, cancellation);
        var items = new List<AppealItem>();
        foreach (var row in await desk.CasesOfAsync(visitor, cancellation))
        {
            var own = (await settings.GetAsync(row.GuildId, cancellation)).Appeals;
            var chance = AppealRules.Check(
                row,
                own,
                [.. appeals.Where(a => a.GuildId == row.GuildId && a.CaseNumber == row.Number).OrderBy(a => a.Attempt)],
                desk.Now
            );
            if (chance.Kind != ChanceKind.Closed && await NameAsync(row.GuildId, cancellation) is { } name)
            {
                items.Add(new(name, row, chance, own.Url));
            }
        }

        var shown = new List<(string Guild, Appeal Appeal)>();
        foreach (var appeal in appeals)
        {
            shown.Add((await NameAsync(appeal.GuildId, cancellation) ?? "A server that I am not in any more", appeal));
        }

        return AppealPages.List(items, shown);
    }

    private async Task<IResult> OfCaseAsync(
        HttpContext http,
        string guild,
        long number,
        Func<CaseVisit, CancellationToken, Task<IResult>> handle,
        CancellationToken cancellation
    )
    {
        if (Visitor.Of(http) is not { } visitor)
        {
            return ToSignIn(http);
        }

        if (
            !Snowflake<Guild>.TryParse(guild, CultureInfo.InvariantCulture, out var id)
            || await desk.CaseAsync(visitor, id, number, cancellation) is not { } row
            || await NameAsync(id, cancellation) is not { } name
        )
        {
            return AppealPages.Missing(isSignedIn: true);
        }

        var own = (await settings.GetAsync(id, cancellation)).Appeals;
        return await handle(new(http, visitor, row, name, own), cancellation);
    }

    private async Task<IResult> ShowFormAsync(CaseVisit visit, CancellationToken cancellation)
    {
        var chance = await desk.ChanceAsync(visit.Case, cancellation);
        return chance.Kind switch
        {
            ChanceKind.Possible => AppealPages.Form(visit, "", [], null),
            ChanceKind.Open => Results.Redirect(PathOf(chance.Appeal!)),
            _ => Problems.Of(visit.Http, StatusCodes.Status409Conflict, AppealRefusals.OfChance(chance)),
        };
    }

    private async Task<IResult> MakeAsync(CaseVisit visit, CancellationToken cancellation)
    {
        var form = await visit.Http.Request.ReadFormAsync(cancellation);
        var text = AppealText.Normal(form["text"]);
        var answers = visit
            .Settings.Questions.Select(
                (question, i) => new AppealAnswer(question, AppealText.Normal(form[AppealPages.AnswerName(i)]))
            )
            .ToList();
        var made = await desk.MakeAsync(visit.Visitor, visit.Case, text, answers, cancellation);
        return made.TryGet(out var appeal, out var refusal)
            ? new SeeOther(PathOf(appeal))
            : AppealPages.Form(visit, text, answers, refusal);
    }

    private async Task<IResult> OfAppealAsync(
        HttpContext http,
        string guild,
        long number,
        Func<AppealVisit, CancellationToken, Task<IResult>> handle,
        CancellationToken cancellation
    )
    {
        if (Visitor.Of(http) is not { } visitor)
        {
            return ToSignIn(http);
        }

        var isId = Snowflake<Guild>.TryParse(guild, CultureInfo.InvariantCulture, out var id);
        var appeal = isId
            ? await book.FindAsync(
                id,
                number,
                visitor.User.ToString(),
                found => found.AppellantId == visitor.User,
                cancellation
            )
            : null;
        return appeal is null
            ? AppealPages.Missing(isSignedIn: true)
            : await handle(new(http, visitor, appeal, await NameAsync(id, cancellation)), cancellation);
    }

    private async Task<IResult> ShowAsync(AppealVisit visit, CancellationToken cancellation) =>
        await PageAsync(visit, null, cancellation);

    private async Task<IResult> AnswerAsync(AppealVisit visit, CancellationToken cancellation)
    {
        var form = await visit.Http.Request.ReadFormAsync(cancellation);
        var text = AppealText.Normal(form["text"]);
        return await desk.AnswerAsync(visit.Visitor, visit.Appeal, text, cancellation) is { } refusal
            ? await PageAsync(visit, refusal, cancellation)
            : new SeeOther(PathOf(visit.Appeal));
    }

    private async Task<IResult> WithdrawAsync(AppealVisit visit, CancellationToken cancellation) =>
        await desk.WithdrawAsync(visit.Visitor, visit.Appeal, cancellation) is { } refusal
            ? await PageAsync(visit, refusal, cancellation)
            : new SeeOther(PathOf(visit.Appeal));

    private async Task<Page> PageAsync(AppealVisit visit, Refusal? refusal, CancellationToken cancellation) =>
        AppealPages.Show(
            visit,
            await cases.FindAsync(new(visit.Appeal.GuildId, visit.Appeal.CaseNumber), cancellation),
            await book.EntriesAsync(visit.Appeal, cancellation),
            refusal
        );

    /// <summary>Null for a guild that the bot is not in.</summary>
    private async Task<string?> NameAsync(Snowflake<Guild> guild, CancellationToken cancellation)
    {
        try
        {
            return (await standings.GetAsync(guild, cancellation)).Name;
        }
        catch (DiscordApiException exception) when (!exception.IsTransient)
        {
            return null;
        }
    }

    internal static IResult ToSignIn(HttpContext http) =>
        Results.Redirect($"/api/v1/auth/login?returnUrl={Uri.EscapeDataString(http.Request.Path)}");

    private static string PathOf(Appeal appeal) =>
        string.Create(CultureInfo.InvariantCulture, $"{Prefix}/{appeal.GuildId}/{appeal.Number}");
}

/// <param name="Url">The guild's own page, where it has one.</param>
internal sealed record AppealItem(string Guild, Case Case, AppealChance Chance, string? Url);

internal sealed record CaseVisit(HttpContext Http, Visitor Visitor, Case Case, string Guild, AppealSettings Settings);

/// <param name="Guild">Null where the bot is not in it any more.</param>
internal sealed record AppealVisit(HttpContext Http, Visitor Visitor, Appeal Appeal, string? Guild);

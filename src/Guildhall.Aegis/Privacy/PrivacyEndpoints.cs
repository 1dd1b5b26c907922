using System.Globalization;
using Guildhall.Core;
using Guildhall.Core.Pages;
using Guildhall.Core.SignIn;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Guildhall.Aegis.Privacy;

/// <summary><c>/account/privacy</c>: a person's own requests, and the export behind the login.</summary>
internal static class PrivacyEndpoints
{
    private const string Path = "/account/privacy";

    public static void Map(IEndpointRouteBuilder endpoints)
    {
        var pages = endpoints.MapGroup(Path).AddEndpointFilter<FaultFilter>();
        pages.MapGet("/", ListAsync);
        pages.MapGet("/{id}", DownloadAsync);
        pages.MapPost("/export", ExportAsync).AddEndpointFilter<ChangeFilter>();
        pages.MapPost("/erase", EraseAsync).AddEndpointFilter<ChangeFilter>();
    }

    public static string AddressIn(GuildhallOptions options) =>
        new Uri(options.PublicUrl ?? new Uri("http://127.0.0.1"), Path).AbsoluteUri;

    private static async Task<IResult> ListAsync(HttpContext http, PrivacyDesk desk, CancellationToken cancellation) =>
        Visitor.Of(http) is { } visitor
            ? PageOf(visitor, await desk.OfAsync(visitor.User, cancellation), desk.Loss, null)
            : Results.Redirect($"/api/v1/auth/login?returnUrl={Path}");

    private static async Task<IResult> ExportAsync(HttpContext http, PrivacyDesk desk, CancellationToken cancellation)
    {
        await desk.AskAsync(Visitor.Of(http)!.User, PrivacyKind.Export, "self", null, cancellation);
        return new SeeOther(Path);
    }

    private static async Task<IResult> EraseAsync(HttpContext http, PrivacyDesk desk, CancellationToken cancellation)
    {
        var visitor = Visitor.Of(http)!;
        var form = await http.Request.ReadFormAsync(cancellation);
        if (form["confirm"].ToString().Trim() != DeleteOwnData.Confirmation)
        {
            var all = await desk.OfAsync(visitor.User, cancellation);
            return PageOf(
                visitor,
                all,
                desk.Loss,
                $"Nothing was erased: type “{DeleteOwnData.Confirmation}” to confirm."
            );
        }

        await desk.AskAsync(visitor.User, PrivacyKind.Erase, "self", null, cancellation);
        return new SeeOther(Path);
    }

    private static async Task<IResult> DownloadAsync(
        HttpContext http,
        string id,
        PrivacyDesk desk,
        ExportFiles files,
        TimeProvider time,
        CancellationToken cancellation
    )
    {
        if (Visitor.Of(http) is not { } visitor)
        {
            return Results.Redirect($"/api/v1/auth/login?returnUrl={Path}");
        }

        var request = await desk.FindAsync(id, cancellation);
        var isTheirs = request?.UserId == visitor.User && request.ExpiresAt > time.GetUtcNow();
        if (!isTheirs || request?.File is not { } name || files.TryFind(name) is not { } file)
        {
            return Problems.NotFound(http);
        }

        http.Response.Headers.CacheControl = "no-store";
        return Results.File(file, "application/zip", "guildhall-my-data.zip");
    }

    private static Page PageOf(Visitor visitor, IReadOnlyList<PrivacyRequest> requests, string loss, string? problem) =>
        new(
            "Your data",
            Html.Of(
                $"""
                <h1>Your data</h1>
                {Html.If(problem is not null, () => Html.Of($"<p class=\"notice bad\" role=\"alert\">{problem}</p>"))}
                <p>What Guildhall keeps about you, in every server that it looks after: cases, notes, appeals, sessions.</p>
                <form method="post" action="{Path}/export">{visitor.CsrfField}<p class="actions"><button>Export everything</button></p></form>
                {Html.If(
                    requests.Count > 0,
                    () => Html.Of($"<h2>Your requests</h2>\n{Html.Join(requests.Select(Card))}")
                )}
                <h2>Erase it</h2>
                <p>Your name and id are taken out of everything, and this cannot be undone. Bans stay in force: in their
                place stands a number that nobody can trace back to you without a key.</p>
                {Html.If(loss.Length > 0, () => Html.Of($"<p>{loss}</p>"))}
                <form method="post" action="{Path}/erase">
                {visitor.CsrfField}
                <label for="confirm">To confirm, type “{DeleteOwnData.Confirmation}”</label>
                <input type="text" id="confirm" name="confirm" autocomplete="off">
                <p class="actions"><button class="second">Erase my data</button></p>
                </form>
                """
            )
        );

    private static Html Card(PrivacyRequest request)
    {
        var link = request is { IsDone: true, File: not null }
            ? Html.Of(
                $"<p><a href=\"{Path}/{request.Id}\">Download</a>, until {request.ExpiresAt?.UtcDateTime.ToString("d MMMM yyyy", CultureInfo.InvariantCulture)}</p>"
            )
            : Html.Empty;
        return Html.Of(
            $"""
            <section class="card">
            <h3>{(request.Kind == PrivacyKind.Export ? "Export" : "Erasure")}: {(
                request.IsDone ? "done" : "under way"
            )}</h3>
            <p class="meta">{request.AskedAt.UtcDateTime.ToString(
                "d MMMM yyyy, HH:mm 'UTC'",
                CultureInfo.InvariantCulture
            )}</p>
            {Html.If(request.Receipt is not null, () => Html.Of($"<p>{request.Receipt}</p>"))}
            {link}
            </section>

            """
        );
    }
}

using Guildhall.Simulator.State;

namespace Guildhall.Simulator.SignIn;

/// <summary><c>/oauth2/authorize</c>: the page on which a person says who they are here, and yes or no.</summary>
internal sealed class ConsentRoutes(Universe world, SignInDesk desk)
{
    public void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/oauth2/authorize", Ask);
        endpoints.MapPost("/oauth2/authorize", http => DecideAsync(http, http.RequestAborted));
        endpoints.MapGet("/api/oauth2/authorize", ToPage);
        endpoints.MapGet("/api/v10/oauth2/authorize", ToPage);
    }

    private IResult Ask(HttpContext http)
    {
        Guard(http.Response.Headers);
        lock (world.Gate)
        {
            try
            {
                var asked = AuthorizeRequest.Read(world, name => http.Request.Query[name].FirstOrDefault());
                var fields = http.Request.Query.Select(q => (q.Key, q.Value.ToString()));
                return Html(ConsentPage.Ask(asked, [.. fields], [.. world.Users.Values.Where(u => !u.IsBot)], null));
            }
            catch (BadAuthorizeException bad)
            {
                return Refuse(bad);
            }
        }
    }

    private async Task DecideAsync(HttpContext http, CancellationToken cancellation)
    {
        Guard(http.Response.Headers);
        var form = await http.Request.ReadFormAsync(cancellation);
        await Decide(form).ExecuteAsync(http);
    }

    private IResult Decide(IFormCollection form)
    {
        lock (world.Gate)
        {
            try
            {
                var asked = AuthorizeRequest.Read(world, name => form[name].FirstOrDefault());
                if (form["decision"] != "allow")
                {
                    return Results.Redirect(asked.ToRefusal());
                }

                var name = form["member"].ToString().Trim();
                var person = world.Users.Values.FirstOrDefault(u => !u.IsBot && (u.Name == name || $"{u.Id}" == name));
                if (person is not null)
                {
                    return Results.Redirect(asked.ToCode(desk.Allow(asked, person)));
                }

                var fields = form.Where(f => f.Key is not ("member" or "decision"))
                    .Select(f => (f.Key, f.Value.ToString()));
                var people = world.Users.Values.Where(u => !u.IsBot).ToArray();
                return Html(ConsentPage.Ask(asked, [.. fields], people, "Nobody here has that name."), 400);
            }
            catch (BadAuthorizeException bad)
            {
                return Refuse(bad);
            }
        }
    }

    private static IResult ToPage(HttpContext http) => Results.Redirect("/oauth2/authorize" + http.Request.QueryString);

    private static IResult Refuse(BadAuthorizeException bad) =>
        bad.Back is { } back ? Results.Redirect(back) : Html(ConsentPage.Refuse(bad.Message), 400);

    // No form-action: browsers hold it against the redirect to the application as well.
    private static void Guard(IHeaderDictionary headers)
    {
        headers.ContentSecurityPolicy =
            "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; frame-ancestors 'none'";
        headers.XFrameOptions = "DENY";
        headers.CacheControl = "no-store";
        // Not none: with it browsers hide from their own server where a form stands.
        headers["Referrer-Policy"] = "same-origin";
    }

    private static IResult Html(string page, int status = 200) =>
        Results.Text(page, "text/html; charset=utf-8", statusCode: status);
}

using System.Net;
using Guildhall.Simulator.State;

namespace Guildhall.Simulator.SignIn;

/// <summary>The consent page as text; it works without a script.</summary>
internal static class ConsentPage
{
    private const int MostListed = 500;

    private static readonly Dictionary<string, string> Meanings = new()
    {
        ["identify"] = "Know your name and your picture",
        ["email"] = "Know your e-mail address",
        ["guilds"] = "Know which servers you are in",
        ["guilds.join"] = "Put you into servers",
        ["guilds.members.read"] = "Read your roles and your nickname in those servers",
        ["connections"] = "Know your linked accounts",
        ["openid"] = "Confirm who you are",
        ["role_connections.write"] = "Keep facts about you for linked roles",
    };

    public static string Ask(
        AuthorizeRequest asked,
        IReadOnlyList<(string Name, string Value)> fields,
        IReadOnlyList<SimUser> people,
        string? fault
    )
    {
        var hidden = string.Concat(
            fields.Select(f => $"<input type=\"hidden\" name=\"{Encode(f.Name)}\" value=\"{Encode(f.Value)}\">\n")
        );
        var scopes = string.Concat(
            asked.Scopes.Select(s => $"<li>{Encode(Meanings.GetValueOrDefault(s, s))} <code>{Encode(s)}</code></li>\n")
        );
        var complaint = fault is null ? "" : $"<p class=\"fault\" role=\"alert\">{Encode(fault)}</p>";
        return Shell(
            "Authorize access",
            $"""
            <h1><strong>{Encode(asked.Bot.User.Name)}</strong> wants to know who you are</h1>
            <p>On Discord you would be signed in already. Here you choose who you are.</p>
            {complaint}
            <form method="post" action="/oauth2/authorize">
            {hidden}
            <label for="member">I am</label>
            {Choice(people)}
            <h2>It will be able to</h2>
            <ul>
            {scopes}</ul>
            <p class="hint">Afterwards you return to <code>{Encode(asked.RedirectUri)}</code></p>
            <p class="buttons">
            <button class="button primary" name="decision" value="allow">Authorize</button>
            <button class="button" name="decision" value="deny" formnovalidate>Cancel</button>
            </p>
            </form>
            """
        );
    }

    public static string Refuse(string message) =>
        Shell(
            "Not possible",
            $"<h1>{Encode(message)}</h1><p>The application that sent you here has to put this right.</p>"
        );

    private static string Choice(IReadOnlyList<SimUser> people)
    {
        if (people.Count > MostListed)
        {
            return "<input class=\"field\" id=\"member\" name=\"member\" required placeholder=\"A name or an id\" autocomplete=\"off\">";
        }

        var options = string.Concat(
            people
                .OrderBy(
                    p => p.Name,
                    StringComparer.Create(
                        System.Globalization.CultureInfo.InvariantCulture,
                        System.Globalization.CompareOptions.NumericOrdering
                    )
                )
                .Select(p => $"<option value=\"{p.Id}\">{Encode(p.Name)}</option>\n")
        );
        return $"<select class=\"field\" id=\"member\" name=\"member\" required>\n<option value=\"\">Choose…</option>\n{options}</select>";
    }

    private static string Shell(string title, string body) =>
        $"""
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="dark light">
            <title>{Encode(title)} · Local Discord</title>
            <link rel="icon" href="/icon.svg" type="image/svg+xml">
            <link rel="stylesheet" href="/css/theme.css">
            <link rel="stylesheet" href="/css/consent.css">
            </head>
            <body>
            <main class="consent">
            {body}
            </main>
            </body>
            </html>
            """;

    private static string Encode(string text) => WebUtility.HtmlEncode(text);
}

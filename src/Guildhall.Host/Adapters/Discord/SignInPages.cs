using System.Globalization;
using Guildhall.Core.Pages;
using Guildhall.Core.SignIn;

namespace Guildhall.Host.Adapters.Discord;

/// <summary>What people read about signing in.</summary>
internal static class SignInPages
{
    /// <summary>Said in place of every sign-in while the application's secret is missing.</summary>
    public static Page NotSetUp { get; } =
        new(
            "Sign-in is not set up",
            Html.Of(
                $"""
                <h1>Sign-in is not set up</h1>
                <p>Guildhall cannot ask Discord who you are yet. Whoever runs it does this once:</p>
                <ol>
                <li>In Discord's developer portal, open the bot's application and its page <em>OAuth2</em>.</li>
                <li>Under <em>Redirects</em>, add Guildhall's public address followed by <code>{SignInConfiguration.Callback}</code>.</li>
                <li>Copy the <em>client secret</em> into <code>GUILDHALL__DISCORD__CLIENTSECRET</code>, or into a file that
                <code>GUILDHALL__DISCORD__CLIENTSECRETFILE</code> names.</li>
                <li>Set <code>GUILDHALL__PUBLICURL</code> to the public address, and start Guildhall again.</li>
                </ol>
                """
            )
        )
        {
            Status = StatusCodes.Status503ServiceUnavailable,
        };

    public static IResult Problem(string? problem)
    {
        var text = problem switch
        {
            "denied" => "You said no to Discord's question, so nobody has signed in and nothing was stored.",
            "late" =>
                "The sign-in was not completed: it took too long, or it was begun in another window. Please try again.",
            "failed" => "Discord did not answer as it should. Please try again in a minute.",
            "out" => "You are signed out.",
            _ => "Sign in with your Discord account. Guildhall learns your name and id, and keeps nothing else.",
        };
        return new Page(
            "Sign in",
            Html.Of(
                $"""
                <h1>Sign in</h1>
                <p role="status">{text}</p>
                <p class="actions"><a class="button" href="/api/v1/auth/login?returnUrl=/appeals">Sign in with Discord</a></p>
                """
            )
        );
    }

    public static Page Sessions(Visitor visitor, IReadOnlyList<WebSession> sessions) =>
        new(
            "Where you are signed in",
            Html.Of(
                $"""
                <h1>Where you are signed in</h1>
                <p>A session ends by itself after 12 hours without use, and after 7 days at the latest.</p>
                {Html.Join(sessions.Select(session => Card(visitor, session)))}
                <p><a href="/account/privacy">What is kept about you</a></p>
                """
            )
        );

    private static Html Card(Visitor visitor, WebSession session)
    {
        var isThis = session.Id == visitor.Session;
        var agent = session.Agent.Length == 0 ? "A browser that does not say which" : session.Agent;
        return Html.Of(
            $"""
            <section class="card">
            <h3>{(isThis ? "This browser" : "Another browser")}</h3>
            <p class="meta">{agent}</p>
            <p class="meta">Since {Time(session.CreatedAt)}, last used {Time(session.SeenAt)}</p>
            <form method="post" action="/account/sessions/{session.Id}/revoke">{visitor.CsrfField}<button class="second">End this session</button></form>
            </section>

            """
        );
    }

    private static string Time(DateTimeOffset time) =>
        time.UtcDateTime.ToString("d MMMM yyyy, HH:mm 'UTC'", CultureInfo.InvariantCulture);
}

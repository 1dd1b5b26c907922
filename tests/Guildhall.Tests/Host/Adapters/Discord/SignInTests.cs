using System.Net;
using System.Text.Json.Nodes;
using Guildhall.Core.SignIn;
using Guildhall.Host.Adapters.Discord;
using Guildhall.Tests.Kit;

namespace Guildhall.Tests.Host.Adapters.Discord;

public class SignInTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Whoever_says_yes_on_Discord_is_signed_in_under_their_name()
    {
        await using var guildhall = await GuildhallFixture.StartAsync();
        using var browser = guildhall.Browse();

        await browser.SignInAsync("leadership", "/account/sessions");

        Assert.Equal(HttpStatusCode.OK, browser.Status);
        Assert.Equal("/account/sessions", browser.Place!.AbsolutePath);
        Assert.Contains(">leadership</a>", browser.Page, StringComparison.Ordinal);
        Assert.Contains("This browser", browser.Page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_cookie_is_hidden_from_scripts_and_other_sites_and_says_nothing()
    {
        await using var guildhall = await GuildhallFixture.StartAsync();
        using var browser = guildhall.Browse();

        await browser.SignInAsync("leadership");

        var cookie = Assert.Single(browser.Cookies, c => c.Name == "guildhall_session");
        Assert.True(cookie.HttpOnly);
        Assert.Empty(guildhall.Folder.FilesWith(cookie.Value));
    }

    [Fact]
    public async Task Discord_gets_its_token_back_and_none_is_kept()
    {
        await using var guildhall = await GuildhallFixture.StartAsync();
        using var browser = guildhall.Browse();

        await browser.SignInAsync("leadership");

        var requests = await guildhall.Discord.RequestsAsync();
        var given = requests.Single(r => (string?)r["route"] == "/oauth2/token");
        var token = (string)given["answer"]!["access_token"]!;
        Assert.Contains(requests, r => (string?)r["route"] == "/oauth2/token/revoke" && (int)r["status"]! == 200);
        Assert.Empty(guildhall.Folder.FilesWith(token));
        Assert.Empty(guildhall.Folder.FilesWith((string)given["answer"]!["refresh_token"]!));
        Assert.DoesNotContain(token, guildhall.Logs.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_question_carries_state_and_a_challenge()
    {
        await using var guildhall = await GuildhallFixture.StartAsync();
        using var browser = guildhall.Browse();

        await browser.GoAsync("/api/v1/auth/login");

        Assert.Contains("state=", browser.Place!.Query, StringComparison.Ordinal);
        Assert.Contains("code_challenge_method=S256", browser.Place.Query, StringComparison.Ordinal);
        Assert.Contains("scope=identify&", $"{browser.Place.Query}&", StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_sign_in_makes_a_new_session_and_ends_the_browsers_old_one()
    {
        await using var guildhall = await GuildhallFixture.StartAsync();
        using var browser = guildhall.Browse();
        await browser.SignInAsync("leadership");
        var first = browser.Cookies.Single(c => c.Name == "guildhall_session").Value;

        await browser.SignInAsync("leadership");

        var second = browser.Cookies.Single(c => c.Name == "guildhall_session").Value;
        Assert.NotEqual(first, second);
        Assert.Null(await guildhall.Get<WebSessions>().FindAsync(first, Cancellation));
        Assert.NotNull(await guildhall.Get<WebSessions>().FindAsync(second, Cancellation));
    }

    [Fact]
    public async Task Whoever_says_no_reads_that_nothing_happened()
    {
        await using var guildhall = await GuildhallFixture.StartAsync();
        using var browser = guildhall.Browse();
        await browser.GoAsync("/api/v1/auth/login");
        var state = Microsoft.AspNetCore.WebUtilities.QueryHelpers.ParseQuery(browser.Place!.Query)["state"];

        await browser.GoAsync(
            $"{SignInConfiguration.Callback}?error=access_denied&state={Uri.EscapeDataString(state!)}"
        );

        Assert.Equal("/sign-in", browser.Place!.AbsolutePath);
        Assert.Contains("You said no", browser.Page, StringComparison.Ordinal);
        Assert.DoesNotContain(browser.Cookies, c => c.Name == "guildhall_session");
    }

    [Theory]
    [InlineData("?code=guessed&state=guessed")]
    [InlineData("?code=guessed")]
    [InlineData("")]
    public async Task A_way_back_that_nobody_began_here_signs_nobody_in(string query)
    {
        await using var guildhall = await GuildhallFixture.StartAsync();
        using var browser = guildhall.Browse();

        await browser.GoAsync(SignInConfiguration.Callback + query);

        Assert.Equal("/sign-in", browser.Place!.AbsolutePath);
        Assert.Contains("was not completed", browser.Page, StringComparison.Ordinal);
        Assert.DoesNotContain(browser.Cookies, c => c.Name == "guildhall_session");
    }

    [Fact]
    public async Task Somebody_elses_way_back_signs_nobody_in()
    {
        await using var guildhall = await GuildhallFixture.StartAsync();
        using var attacker = guildhall.Browse();
        using var victim = guildhall.Browse();
        await attacker.GoAsync("/api/v1/auth/login");
        var question = Microsoft.AspNetCore.WebUtilities.QueryHelpers.ParseQuery(attacker.Place!.Query);
        var order = new JsonObject(question.Select(q => KeyValuePair.Create(q.Key, (JsonNode?)q.Value.ToString())))
        {
            ["as"] = "product",
        };
        var back = await guildhall.Discord.PostAsync("/sim/oauth2/authorize", order);

        await victim.GoAsync((string)back["location"]!);

        Assert.DoesNotContain(victim.Cookies, c => c.Name == "guildhall_session");
    }

    [Theory]
    [InlineData("/appeals?x=1", "/appeals?x=1")]
    [InlineData("https://evil.example/", "/")]
    [InlineData("//evil.example/", "/")]
    [InlineData("/\\evil.example/", "/")]
    [InlineData("/\t/evil.example/", "/")]
    [InlineData("appeals", "/")]
    [InlineData(null, "/")]
    public void People_return_to_our_own_pages_only(string? asked, string expected) =>
        Assert.Equal(expected, SignInEndpoints.Local(asked));

    [Fact]
    public async Task Behind_a_proxy_the_way_back_is_the_public_address()
    {
        await using var guildhall = await GuildhallFixture.StartAsync(
            new() { Settings = { ["PublicUrl"] = "https://guildhall.example" } }
        );
        using var browser = guildhall.Browse();

        using var first = await browser.SendAsync(new(HttpMethod.Get, "/api/v1/auth/login?returnUrl=/appeals"));
        using var second = await browser.SendAsync(new(HttpMethod.Get, "/api/v1/auth/login?here=1&returnUrl=/appeals"));

        Assert.Equal(
            "https://guildhall.example/api/v1/auth/login?here=1&returnUrl=%2Fappeals",
            first.Headers.Location!.AbsoluteUri
        );
        Assert.Contains(
            "redirect_uri=https%3A%2F%2Fguildhall.example%2Fapi%2Fv1%2Fauth%2Fcallback",
            second.Headers.Location!.AbsoluteUri,
            StringComparison.Ordinal
        );
        Assert.Contains("secure", second.Headers.GetValues("Set-Cookie").Single(), StringComparison.Ordinal);
        Assert.Contains(
            "max-age",
            second.Headers.GetValues("Strict-Transport-Security").Single(),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Without_the_applications_secret_the_page_says_what_to_do()
    {
        await using var guildhall = await GuildhallFixture.StartAsync(
            new() { Settings = { ["Discord:ClientSecret"] = "" } }
        );
        using var browser = guildhall.Browse();

        await browser.GoAsync("/api/v1/auth/login");

        Assert.Equal(HttpStatusCode.ServiceUnavailable, browser.Status);
        Assert.Contains("GUILDHALL__DISCORD__CLIENTSECRET", browser.Page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_secret_may_stand_in_a_file()
    {
        await using var discord = await LocalDiscord.StartAsync();
        using var folder = new GuildhallFolder(new());
        var file = Path.Combine(folder.Root, "secret");
        await File.WriteAllTextAsync(file, $"{await discord.ClientSecretAsync()}\n", Cancellation);
        var setup = new GuildhallSetup
        {
            Settings = { ["Discord:ClientSecret"] = "", ["Discord:ClientSecretFile"] = file },
        };
        await using var guildhall = await GuildhallFixture.StartAsync(setup, discord, folder);
        using var browser = guildhall.Browse();

        await browser.SignInAsync("leadership");

        Assert.Contains(browser.Cookies, c => c.Name == "guildhall_session");
    }

    [Fact]
    public async Task A_change_without_the_pages_token_is_refused()
    {
        await using var guildhall = await GuildhallFixture.StartAsync();
        using var browser = guildhall.Browse();
        await browser.SignInAsync("leadership", "/account/sessions");

        await browser.PostAsync("/api/v1/auth/logout", new Dictionary<string, string> { ["csrf"] = "guessed" });

        Assert.Equal(HttpStatusCode.Forbidden, browser.Status);
        await browser.GoAsync("/account/sessions");
        Assert.Contains("This browser", browser.Page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Signing_out_ends_the_session()
    {
        await using var guildhall = await GuildhallFixture.StartAsync();
        using var browser = guildhall.Browse();
        await browser.SignInAsync("leadership", "/account/sessions");

        await browser.SubmitAsync("/api/v1/auth/logout");

        Assert.Contains("You are signed out", browser.Page, StringComparison.Ordinal);
        Assert.Equal(0, await guildhall.CountAsync("SELECT COUNT(*) FROM web_sessions"));
    }

    [Fact]
    public async Task A_session_can_be_ended_from_another_browser_by_its_owner_alone()
    {
        await using var guildhall = await GuildhallFixture.StartAsync();
        using var lost = guildhall.Browse();
        using var own = guildhall.Browse();
        using var stranger = guildhall.Browse();
        await lost.SignInAsync("leadership");
        await own.SignInAsync("leadership", "/account/sessions");
        await stranger.SignInAsync("product", "/account/sessions");
        var sessions = await guildhall
            .Get<WebSessions>()
            .OfAsync(new(ulong.Parse(await IdAsync(guildhall, "leadership"))), Cancellation);
        var key = lost.Cookies.Single(c => c.Name == "guildhall_session").Value;
        var id = (await guildhall.Get<WebSessions>().FindAsync(key, Cancellation))!.Id;

        await stranger.SubmitAsync($"/account/sessions/{id}/revoke");
        Assert.NotNull(await guildhall.Get<WebSessions>().FindAsync(key, Cancellation));
        await own.SubmitAsync($"/account/sessions/{id}/revoke");

        Assert.Equal(2, sessions.Count);
        Assert.Null(await guildhall.Get<WebSessions>().FindAsync(key, Cancellation));
    }

    [Fact]
    public async Task Programs_read_problem_details_and_people_pages()
    {
        await using var guildhall = await GuildhallFixture.StartAsync();

        using var answer = await guildhall.Http.GetAsync("/api/v1/auth/me", Cancellation);

        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType!.MediaType);
        var body = JsonNode.Parse(await answer.Content.ReadAsStringAsync(Cancellation))!;
        Assert.Equal("core.not_signed_in", (string?)body["code"]);
    }

    [Fact]
    public async Task Pages_allow_no_script_no_frame_and_no_foreign_form()
    {
        await using var guildhall = await GuildhallFixture.StartAsync();

        using var answer = await guildhall.Http.GetAsync("/sign-in", Cancellation);

        var policy = answer.Headers.GetValues("Content-Security-Policy").Single();
        Assert.Contains("default-src 'none'", policy, StringComparison.Ordinal);
        Assert.Contains("form-action 'self'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.Equal("DENY", answer.Headers.GetValues("X-Frame-Options").Single());
        Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.Equal("same-origin", answer.Headers.GetValues("Referrer-Policy").Single());
    }

    private static async Task<string> IdAsync(GuildhallFixture guildhall, string member)
    {
        var state = await guildhall.Discord.ReadAsync("/sim/state");
        return (string)
            state["guilds"]!
                .AsArray()
                .SelectMany(g => g!["members"]!.AsArray())
                .First(m => (string?)m!["name"] == member)!["id"]!;
    }
}

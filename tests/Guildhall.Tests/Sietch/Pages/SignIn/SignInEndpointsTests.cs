using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Guildhall.Tests.Sietch.Wallets;

namespace Guildhall.Tests.Sietch.Pages.SignIn;

/// <summary>A member comes in by a signature of their wallet, sees themselves, and goes out.</summary>
[Collection(typeof(WalletSuite))]
public sealed partial class SignInEndpointsTests(WalletStage stage)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_linked_wallet_opens_its_members_own_page_and_nothing_of_discord()
    {
        using var wallet = new TestWallet();
        await stage.ProveAsync("fedaykin-23", wallet);

        using var http = Browser(stage);
        var (status, _) = await SignInAsync(http, wallet);

        Assert.Equal(HttpStatusCode.OK, status);
        var page = await http.GetStringAsync("/sietch/default/me", Cancellation);
        Assert.Contains(wallet.Account.ToShort(), page, StringComparison.Ordinal);
        Assert.DoesNotContain(wallet.Account.ToString(), page, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("fedaykin-23", page, StringComparison.Ordinal);
        using var appeals = await http.GetAsync("/account/sessions", Cancellation);
        Assert.DoesNotContain(
            "fedaykin-23",
            await appeals.Content.ReadAsStringAsync(Cancellation),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Whoever_is_not_signed_in_is_sent_to_sign_in()
    {
        using var http = Browser(stage);

        using var answer = await http.GetAsync("/sietch/default/me", Cancellation);

        Assert.Equal("/sietch/default/sign-in", answer.Headers.Location?.ToString());
    }

    [Fact]
    public async Task A_wallet_that_nobody_linked_opens_nothing()
    {
        using var wallet = new TestWallet();
        using var http = Browser(stage);

        var (status, code) = await SignInAsync(http, wallet);

        Assert.Equal((HttpStatusCode.UnprocessableEntity, "sietch.sign_in_nobody"), (status, code));
    }

    [Fact]
    public async Task A_text_opens_once_and_only_for_the_one_who_signed_it_here()
    {
        using var wallet = new TestWallet();
        using var other = new TestWallet();
        await stage.ProveAsync("fedaykin-24", wallet);
        using var http = Browser(stage);
        var text = await ChallengeAsync(http, wallet);

        // It might be a contract's, and no chain answers in this world that could say so.
        Assert.Equal("sietch.chain_silent", (await ProveAsync(http, text, other)).Code);
        Assert.Equal("sietch.sign_in_text", (await ProveAsync(http, text, wallet)).Code);

        var foreign = (await ChallengeAsync(http, wallet)).Replace(
            "127.0.0.1",
            "evil.example",
            StringComparison.Ordinal
        );
        Assert.Equal("sietch.proof_domain", (await ProveAsync(http, foreign, wallet)).Code);

        var reworded = (await ChallengeAsync(http, wallet)).Replace("Sign in to", "Give up", StringComparison.Ordinal);
        Assert.Equal("sietch.sign_in_text", (await ProveAsync(http, reworded, wallet)).Code);

        text = await ChallengeAsync(http, wallet);
        Assert.Null((await ProveAsync(http, text, wallet)).Code);
        Assert.Equal("sietch.sign_in_text", (await ProveAsync(http, text, wallet)).Code);
    }

    [Fact]
    public async Task Signing_out_takes_a_token_of_the_page_and_ends_the_session()
    {
        using var wallet = new TestWallet();
        await stage.ProveAsync("fedaykin-25", wallet);
        using var http = Browser(stage);
        await SignInAsync(http, wallet);
        var page = await http.GetStringAsync("/sietch/default/me", Cancellation);
        var token = Csrf().Match(page).Groups[1].Value;

        using var forged = await SignOutAsync(http, new('0', 64));
        Assert.Equal(HttpStatusCode.Forbidden, forged.StatusCode);
        using var own = await SignOutAsync(http, token);

        Assert.Equal(HttpStatusCode.SeeOther, own.StatusCode);
        using var after = await http.GetAsync("/sietch/default/me", Cancellation);
        Assert.Equal(HttpStatusCode.Found, after.StatusCode);
    }

    [Fact]
    public async Task Signing_out_everywhere_else_leaves_this_browser_in()
    {
        using var wallet = new TestWallet();
        await stage.ProveAsync("fedaykin-30", wallet);
        using var stolen = Browser(stage);
        await SignInAsync(stolen, wallet);
        using var http = Browser(stage);
        await SignInAsync(http, wallet);
        var page = await http.GetStringAsync("/sietch/default/me", Cancellation);
        Assert.Contains("Sign out everywhere else", page, StringComparison.Ordinal);

        using var forged = await SignOutAsync(http, new('0', 64), "/others");
        Assert.Equal(HttpStatusCode.Forbidden, forged.StatusCode);
        using var done = await SignOutAsync(http, Csrf().Match(page).Groups[1].Value, "/others");

        Assert.Equal("/sietch/default/me", done.Headers.Location?.ToString());
        using var here = await http.GetAsync("/sietch/default/me", Cancellation);
        Assert.Equal(HttpStatusCode.OK, here.StatusCode);
        using var there = await stolen.GetAsync("/sietch/default/me", Cancellation);
        Assert.Equal(HttpStatusCode.Found, there.StatusCode);
    }

    [Fact]
    public async Task Another_sites_page_cannot_ask()
    {
        using var http = Browser(stage);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/sietch/default/sign-in/challenge")
        {
            Content = JsonContent.Create(new JsonObject { ["account"] = "0x00000000000000000000000000000000000000e1" }),
        };
        request.Headers.Add("Sec-Fetch-Site", "cross-site");

        using var answer = await http.SendAsync(request, Cancellation);

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }

    /// <summary>With cookies, as a browser has them.</summary>
    internal static HttpClient Browser(WalletStage stage) =>
        new(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = stage.Guildhall.Http.BaseAddress };

    internal static async Task<(HttpStatusCode Status, string? Code)> SignInAsync(HttpClient http, TestWallet wallet) =>
        await ProveAsync(http, await ChallengeAsync(http, wallet), wallet);

    private static async Task<string> ChallengeAsync(HttpClient http, TestWallet wallet)
    {
        using var answer = await http.PostAsJsonAsync(
            "/sietch/default/sign-in/challenge",
            new JsonObject { ["account"] = wallet.Account.ToChecksum() },
            Cancellation
        );
        return (string)(await answer.Content.ReadFromJsonAsync<JsonObject>(Cancellation))!["message"]!;
    }

    private static async Task<(HttpStatusCode Status, string? Code)> ProveAsync(
        HttpClient http,
        string message,
        TestWallet wallet
    )
    {
        var body = new JsonObject
        {
            ["message"] = message,
            ["signature"] = $"0x{Convert.ToHexString(wallet.Sign(message))}",
        };
        using var answer = await http.PostAsJsonAsync("/sietch/default/sign-in/prove", body, Cancellation);
        var told = (await answer.Content.ReadFromJsonAsync<JsonObject>(Cancellation))!;
        return (answer.StatusCode, (string?)told["code"]);
    }

    private static Task<HttpResponseMessage> SignOutAsync(HttpClient http, string token, string what = "") =>
        http.PostAsync(
            $"/sietch/default/sign-out{what}",
            new FormUrlEncodedContent([KeyValuePair.Create("csrf", token)]),
            Cancellation
        );

    [GeneratedRegex("name=\"csrf\" value=\"([0-9a-f]+)\"")]
    private static partial Regex Csrf();
}

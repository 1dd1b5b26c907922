using System.Net;
using Guildhall.Tests.Sietch.Wallets;

namespace Guildhall.Tests.Sietch.Pages.SignIn;

[Collection(typeof(WalletSuite))]
public class EndSessionsTests(WalletStage stage)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Wallets_shows_where_its_member_is_signed_in_and_ends_it()
    {
        using var wallet = new TestWallet();
        await stage.ProveAsync("fedaykin-26", wallet);
        Assert.DoesNotContain("Signed in", (await stage.RunAsync("fedaykin-26", "wallets")).Text);
        using var http = SignInEndpointsTests.Browser(stage);
        await SignInEndpointsTests.SignInAsync(http, wallet);
        var page = await http.GetStringAsync("/sietch/default/me", Cancellation);
        Assert.Contains("this one", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Sign out everywhere else", page, StringComparison.Ordinal);

        var list = await stage.RunAsync("fedaykin-26", "wallets");
        Assert.Contains("Signed in on the web", list.Text);
        Assert.Contains($"with `{wallet.Account.ToShort()}` since", list.Text);
        var after = await stage.UseAsync(
            "fedaykin-26",
            list,
            component => (string?)component["label"] == "Sign out of the web"
        );

        Assert.Contains("signed out of the web everywhere", after.Text);
        Assert.DoesNotContain("Signed in", after.Text);
        using var answer = await http.GetAsync("/sietch/default/me", Cancellation);
        Assert.Equal(HttpStatusCode.Found, answer.StatusCode);
    }
}

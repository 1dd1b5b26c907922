namespace Guildhall.Tests.Sietch.Wallets;

[Collection<WalletSuite>]
public class VerifyWalletTests(WalletStage stage)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_member_opens_the_link_signs_and_has_the_wallet()
    {
        using var wallet = new TestWallet();

        Assert.StartsWith("Done", await stage.ProveAsync("fedaykin-1", wallet));

        var list = await stage.RunAsync("fedaykin-1", "wallets");
        Assert.True(list.IsEphemeral);
        Assert.Contains(wallet.Account.ToShort(), list.Text);
        Assert.DoesNotContain(wallet.Account.ToString(), list.Text);
    }

    [Fact]
    public async Task The_page_says_for_whom_the_link_is_and_the_link_stands_in_no_address()
    {
        var link = await stage.LinkAsync("fedaykin-2");

        var pass = await stage.CallAsync("open", link);
        Assert.Equal(("fedaykin-2", "sietch-demo"), ((string)pass["name"]!, (string)pass["server"]!));
        var requests = await stage.Discord.RequestsAsync();
        Assert.DoesNotContain(link.Split('.')[1], stage.Guildhall.Logs.Text);
        Assert.NotEmpty(requests);
    }

    [Fact]
    public async Task A_newer_link_ends_the_one_before()
    {
        var first = await stage.LinkAsync("fedaykin-3");
        var second = await stage.LinkAsync("fedaykin-3");

        Assert.Equal("sietch.proof_link", (string)(await stage.CallAsync("open", first))["code"]!);
        Assert.Equal("fedaykin-3", (string)(await stage.CallAsync("open", second))["name"]!);
    }

    [Fact]
    public async Task Another_server_is_told_that_it_has_no_community()
    {
        var answer = await stage.Discord.RunAsync("leadership", "verify");

        Assert.Contains("This server has no Sietch", answer.Refusal);
    }

    [Fact]
    public async Task The_page_takes_no_script_but_its_own_and_tells_nobody_where_it_was_opened()
    {
        using var answer = await stage.Guildhall.Http.GetAsync("/verify", Cancellation);
        var page = await answer.Content.ReadAsStringAsync(Cancellation);

        Assert.Equal("no-referrer", answer.Headers.GetValues("Referrer-Policy").Single());
        Assert.Contains("script-src 'self'", answer.Headers.GetValues("Content-Security-Policy").Single());
        Assert.DoesNotContain("https://", page);
        Assert.DoesNotContain("onclick", page);
        Assert.Contains("no transaction and no approval", page);
    }
}

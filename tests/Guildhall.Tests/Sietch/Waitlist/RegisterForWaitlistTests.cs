using Guildhall.Sietch.Chain;
using Guildhall.Tests.Sietch.Threshold;
using Guildhall.Tests.Sietch.Wallets;

namespace Guildhall.Tests.Sietch.Waitlist;

[Collection<BarSuite>]
public class RegisterForWaitlistTests(BarStage stage)
{
    [Fact]
    public async Task Whoever_has_proven_nothing_is_given_the_link_and_may_then()
    {
        using var wallet = new TestWallet();
        await stage.PublishAsync(BelowFour(wallet.Account));

        var first = await stage.Wallets.RunAsync("fedaykin-14", "waitlist register");
        Assert.True(first.IsEphemeral);
        Assert.Contains(
            WalletStage.Components(first),
            button => ((string?)button["url"])?.Contains("/verify#", StringComparison.Ordinal) == true
        );
        await stage.Wallets.ProveAsync("fedaykin-14", wallet);
        var second = await stage.Wallets.RunAsync("fedaykin-14", "waitlist register");

        Assert.Contains("You are on the waiting list", second.Text);
        Assert.Contains("place 5", second.Text);
        Assert.Contains(
            "already",
            (await stage.Wallets.RunAsync("fedaykin-14", "waitlist register")).Refusal,
            StringComparison.Ordinal
        );
    }

    /// <summary>The original took anybody's word for a wallet, and so blocked its holder.</summary>
    [Fact]
    public async Task Nobody_waits_with_a_wallet_that_is_not_theirs()
    {
        using var own = new TestWallet();
        using var other = new TestWallet();
        await stage.Wallets.ProveAsync("fedaykin-15", own);
        await stage.PublishAsync(BelowFour(other.Account, own.Account));

        var answer = await stage.Wallets.RunAsync(
            "fedaykin-15",
            "waitlist register",
            ("wallet", other.Account.ToString())
        );

        Assert.Contains("not linked to you", answer.Refusal);
        Assert.Contains(
            "40 hexadecimal",
            (await stage.Wallets.RunAsync("fedaykin-15", "waitlist register", ("wallet", "0x12"))).Refusal
        );
    }

    [Fact]
    public async Task Who_has_a_place_or_is_too_far_from_one_is_told_so()
    {
        using var inside = new TestWallet();
        using var far = new TestWallet();
        await stage.Wallets.ProveAsync("fedaykin-16", inside);
        await stage.Wallets.ProveAsync("fedaykin-17", far);
        Address[] order =
        [
            inside.Account,
            .. Enumerable.Range(1, 6).Select(i => BarStage.Stranger((ulong)i)),
            far.Account,
        ];
        await stage.PublishAsync(order);

        Assert.Contains(
            "nothing to wait for",
            (await stage.Wallets.RunAsync("fedaykin-16", "waitlist register")).Refusal
        );
        Assert.Contains("places 5 to 7", (await stage.Wallets.RunAsync("fedaykin-17", "waitlist register")).Refusal);
    }

    private static Address[] BelowFour(params Address[] wallets) =>
        [.. Enumerable.Range(1, 4).Select(i => BarStage.Stranger((ulong)i)), .. wallets];
}

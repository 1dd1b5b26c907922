using Guildhall.Tests.Sietch.Wallets;

namespace Guildhall.Tests.Sietch.Threshold;

[Collection<BarSuite>]
public class ShowThresholdTests(BarStage stage)
{
    [Fact]
    public async Task Everybody_sees_the_bar_with_its_picture_and_who_waits_by_short_addresses()
    {
        using var wallet = new TestWallet();
        await stage.Wallets.ProveAsync("fedaykin-1", wallet);
        var order = Enumerable.Range(1, 6).Select(i => BarStage.Stranger((ulong)i)).ToList();
        await stage.FollowAsync([.. order]);
        order[5] = wallet.Account;
        await stage.FollowAsync([.. order]);
        Assert.Contains("waiting list", (await stage.Wallets.RunAsync("fedaykin-1", "waitlist register")).Text);

        var answer = await stage.Wallets.RunAsync("guest", "threshold");

        Assert.False(answer.IsEphemeral);
        Assert.Equal("3.00 BGT", answer.Title);
        Assert.Contains("4 eligible · 2 waiting · the next one lacks 1.01 BGT", answer.Description);
        Assert.Contains($"`{wallet.Account.ToShort()}` · 1.00 BGT · 2.01 BGT to go", answer.Description);
        Assert.DoesNotContain("registered", answer.Description);
        Assert.Contains($"**5** `{order[4].ToShort()}` · 2.00 BGT", answer.Description);
        Assert.DoesNotContain(wallet.Account.ToString(), answer.Text, StringComparison.OrdinalIgnoreCase);
        var file = Assert.Single(answer.Json["reply"]!["attachments"]!.AsArray())!;
        Assert.Equal("threshold.png", (string)file["filename"]!);
        var picture = await stage.Wallets.Discord.Http.GetByteArrayAsync(
            (string)file["url"]!,
            TestContext.Current.CancellationToken
        );
        Assert.Equal((byte)'P', picture[1]);
    }

    [Fact]
    public async Task Free_places_are_said_to_be_free()
    {
        await stage.PublishAsync(BarStage.Stranger(1), BarStage.Stranger(2));

        var answer = await stage.Wallets.RunAsync("guest", "threshold");

        Assert.Equal("There are free places", answer.Title);
        Assert.Contains("2 eligible · 0 waiting", answer.Description);
    }
}

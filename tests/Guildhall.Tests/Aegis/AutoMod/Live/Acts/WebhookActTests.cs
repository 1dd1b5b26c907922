using Guildhall.Tests.Aegis.Actions;

namespace Guildhall.Tests.Aegis.AutoMod.Live.Acts;

[Collection<AutoModSuite>]
public class WebhookActTests(ModerationStage stage)
{
    [Fact]
    public async Task The_webhook_of_that_name_hears_of_the_hit_and_one_that_is_missing_is_told()
    {
        await stage.RuleAsync("plinko", """["delete",{"webhook":{"name":"hits"}}]""");
        var first = await stage.JoinAsync();
        await stage.SayAsync(first, "plinko");
        var alert = await stage.AlertAsync(first);
        Assert.Contains("webhook hits not told: there is none of that name", alert, StringComparison.Ordinal);
        await stage.RunAsync(
            "owner",
            "webhook add",
            ("name", "hits"),
            ("url", new Uri(stage.Discord.Address, "/hooks/hits").AbsoluteUri),
            ("events", "raid.*")
        );
        var second = await stage.JoinAsync();

        await stage.SayAsync(second, "plinko");

        Assert.Contains("webhook hits told", await stage.AlertAsync(second), StringComparison.Ordinal);
        Assert.Equal(
            1,
            await stage.Service.Guildhall.CountAsync(
                "SELECT COUNT(*) FROM webhook_deliveries WHERE webhook = 'hits' AND event = 'automod.hit'"
            )
        );
    }
}

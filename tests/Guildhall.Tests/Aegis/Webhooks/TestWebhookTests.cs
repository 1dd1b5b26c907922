using Guildhall.Aegis.Webhooks;
using Guildhall.Core.Storage;

namespace Guildhall.Tests.Aegis.Webhooks;

public class TestWebhookTests(AegisFixture fixture) : IClassFixture<AegisFixture>
{
    [Fact]
    public async Task A_ping_that_is_taken_switches_it_on_again()
    {
        var (service, cancellation) = (fixture.Service, TestContext.Current.CancellationToken);
        var address = new Uri(service.Discord.Address, "/hooks/ping").AbsoluteUri;
        await service.RunAsync("owner", "webhook add", ("name", "ping"), ("url", address), ("events", "raid.*"));
        await service
            .Get<Db>()
            .WriteAsync(
                unit =>
                    unit.ExecuteAsync(
                        "UPDATE webhooks SET state = 'off', failing_since = 1, disabled_at = 2 WHERE guild_id = @Guild",
                        new { AegisService.Guild }
                    ),
                cancellation
            );

        var answer = await service.RunAsync("owner", "webhook test", ("name", "ping"));

        Assert.Contains("switched on again", answer.Text, StringComparison.Ordinal);
        Assert.True((await service.Get<WebhookBook>().FindAsync(AegisService.Guild, "ping", cancellation))!.IsOn);
        var hooks = (await service.Discord.ReadAsync("/sim/hooks"))["hooks"]!.AsArray();
        Assert.Equal("webhook.ping", (string?)Assert.Single(hooks)!["headers"]!["guildhall-event"]);
    }

    [Fact]
    public async Task A_ping_that_is_not_taken_says_why()
    {
        var service = fixture.Service;
        // A path that the local Discord knows and does not post to.
        var address = new Uri(service.Discord.Address, "/sim/state").AbsoluteUri;
        await service.RunAsync("owner", "webhook add", ("name", "deaf"), ("url", address), ("events", "raid.*"));

        var answer = await service.RunAsync("owner", "webhook test", ("name", "deaf"));
        var unknown = await service.RunAsync("owner", "webhook test", ("name", "nobody"));

        Assert.Contains("it answered 4", answer.Refusal, StringComparison.Ordinal);
        Assert.Contains("no webhook nobody", unknown.Refusal, StringComparison.Ordinal);
    }
}

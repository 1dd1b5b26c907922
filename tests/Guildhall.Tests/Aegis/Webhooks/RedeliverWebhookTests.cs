using Guildhall.Core.Storage;
using Guildhall.Tests.Discord;

namespace Guildhall.Tests.Aegis.Webhooks;

public class RedeliverWebhookTests(AegisFixture fixture) : IClassFixture<AegisFixture>
{
    [Fact]
    public async Task A_dead_one_is_sent_again_and_what_was_taken_is_not()
    {
        var service = fixture.Service;
        var address = new Uri(service.Discord.Address, "/hooks/again").AbsoluteUri;
        await service.RunAsync("owner", "webhook add", ("name", "again"), ("url", address), ("events", "raid.*"));
        await service
            .Get<Db>()
            .WriteAsync(
                unit =>
                    unit.ExecuteAsync(
                        """
                        INSERT INTO webhook_deliveries
                            (guild_id, id, webhook, event, body, state, attempts, replays, made_at)
                        VALUES (@Guild, 'old', 'again', 'raid.ended', '{}', 'dead', 9, 0, 1)
                        """,
                        new { AegisService.Guild }
                    ),
                TestContext.Current.CancellationToken
            );

        var answer = await service.RunAsync("owner", "webhook redeliver", ("delivery", "old"));
        await Waiting.Until(() =>
            service.Discord.ReadAsync("/sim/hooks").GetAwaiter().GetResult()["hooks"]!.AsArray().Count == 1
        );
        await Waiting.Until(() =>
            service
                .Guildhall.CountAsync("SELECT COUNT(*) FROM webhook_deliveries WHERE state = 'dead'")
                .GetAwaiter()
                .GetResult() == 0
        );
        var unknown = await service.RunAsync("owner", "webhook redeliver", ("delivery", "never"));

        Assert.Contains("on its way again", answer.Text, StringComparison.Ordinal);
        Assert.Contains("no delivery never", unknown.Refusal, StringComparison.Ordinal);
    }
}

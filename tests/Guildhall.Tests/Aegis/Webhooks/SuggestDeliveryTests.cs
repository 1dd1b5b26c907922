using Guildhall.Core.Storage;

namespace Guildhall.Tests.Aegis.Webhooks;

public class SuggestDeliveryTests(AegisFixture fixture) : IClassFixture<AegisFixture>
{
    [Fact]
    public async Task Dead_deliveries_are_offered_and_no_others()
    {
        await fixture
            .Service.Get<Db>()
            .WriteAsync(
                unit =>
                    unit.ExecuteAsync(
                        """
                        INSERT INTO webhook_deliveries
                            (guild_id, id, webhook, event, body, state, attempts, replays, made_at)
                        VALUES (@Guild, 'lost', 'audit', 'raid.ended', '{}', 'dead', 9, 0, 2),
                            (@Guild, 'taken', 'audit', 'raid.ended', NULL, 'delivered', 1, 0, 1)
                        """,
                        new { AegisService.Guild }
                    ),
                TestContext.Current.CancellationToken
            );

        Assert.Equal(["lost"], await fixture.Service.CompleteAsync("webhook redeliver", "delivery", ("delivery", "")));
    }
}

using System.Text.Json.Nodes;
using Guildhall.Core.Storage;
using Guildhall.Sietch.Chain;
using Guildhall.Sietch.Eligibility;
using Guildhall.Sietch.Gating.Webhooks;
using Guildhall.Simulator.Seeds;
using Guildhall.Tests.Sietch.Announcements;

namespace Guildhall.Tests.Sietch.Gating.Webhooks;

[Collection<AnnouncementSuite>]
public class TellWebhooksTests(AnnouncementStage stage)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_change_is_told_once_and_names_the_wallet_alone()
    {
        var wallet = Address.Parse("0x00000000000000000000000000000000000ecb01");
        await stage.ExecuteAsync(
            """
            INSERT INTO webhooks (guild_id, name, url, secret, events, state, made_by_id, made_at)
            VALUES (@Guild, 'gate', 'https://gate.example/', X'00', 'standing.*', 'on', 1, 1),
                (@Guild, 'cases', 'https://cases.example/', X'00', 'case.*', 'on', 1, 1)
            ON CONFLICT DO NOTHING
            """,
            new { Guild = DemoWorld.SietchId }
        );
        await stage.PublishAsync(new Changed(wallet, ChangeKind.Left, Tier.Naib, Tier.None, StandingReason.Redeemed));

        await Task.WhenAll(TellAsync(), TellAsync());
        await TellAsync();

        var body = JsonNode.Parse(Assert.Single(await BodiesAsync(wallet)))!;
        Assert.Equal("standing.left", (string?)body["type"]);
        Assert.Equal(
            $"{{\"wallet\":\"{wallet}\",\"snapshot\":\"{body["data"]!["snapshot"]}\",\"before\":\"naib\",\"after\":\"none\",\"cause\":\"redeemed\"}}",
            body["data"]!.ToJsonString()
        );
        Assert.Equal("system:sietch", (string?)body["actor"]);
    }

    private Task TellAsync() =>
        stage.Guildhall.InScopeAsync<TellWebhooks>(tell =>
            tell.HandleAsync(new(stage.Guildhall.Get<TimeProvider>().GetUtcNow()), AnnouncementStage.Run, Cancellation)
        );

    private Task<IReadOnlyList<string>> BodiesAsync(Address wallet) =>
        stage
            .Guildhall.Get<Db>()
            .QueryAsync<string>(
                "SELECT body FROM webhook_deliveries WHERE body LIKE @Wallet AND event = 'standing.left'",
                new { Wallet = $"%{wallet}%" },
                Cancellation
            );
}

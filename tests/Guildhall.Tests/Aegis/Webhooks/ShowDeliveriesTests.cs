using Guildhall.Tests.Discord;

namespace Guildhall.Tests.Aegis.Webhooks;

public class ShowDeliveriesTests(AegisFixture fixture) : IClassFixture<AegisFixture>
{
    [Fact]
    public async Task What_was_taken_is_listed_by_its_event()
    {
        var service = fixture.Service;
        var address = new Uri(service.Discord.Address, "/hooks/listed").AbsoluteUri;
        await service.RunAsync("owner", "webhook add", ("name", "listed"), ("url", address));
        var none = await service.RunAsync("owner", "webhook deliveries", ("name", "listed"));
        await service.RunAsync("owner", "settings set", ("name", "points.warn"), ("value", "4"));
        await Waiting.Until(() =>
            service
                .Guildhall.CountAsync("SELECT COUNT(*) FROM webhook_deliveries WHERE state = 'delivered'")
                .GetAwaiter()
                .GetResult() == 1
        );

        var listed = await service.RunAsync("owner", "webhook deliveries");
        var unknown = await service.RunAsync("owner", "webhook deliveries", ("name", "other"));

        Assert.Contains("Nothing was sent", none.Description, StringComparison.Ordinal);
        Assert.Contains("settings.changed: taken (204)", listed.Description, StringComparison.Ordinal);
        Assert.Contains("no webhook other", unknown.Refusal, StringComparison.Ordinal);
    }
}

namespace Guildhall.Tests.Aegis.Webhooks;

public class RemoveWebhookTests(AegisFixture fixture) : IClassFixture<AegisFixture>
{
    [Fact]
    public async Task It_goes_with_all_that_was_sent_to_it()
    {
        var address = new Uri(fixture.Service.Discord.Address, "/hooks/gone").AbsoluteUri;
        await fixture.Service.RunAsync("owner", "webhook add", ("name", "gone"), ("url", address));
        await fixture.Service.RunAsync("owner", "settings set", ("name", "points.warn"), ("value", "2"));

        var removed = await fixture.Service.RunAsync("owner", "webhook remove", ("name", "gone"));
        var again = await fixture.Service.RunAsync("owner", "webhook remove", ("name", "gone"));

        Assert.Contains("is gone", removed.Text, StringComparison.Ordinal);
        Assert.Contains("no webhook gone", again.Refusal, StringComparison.Ordinal);
        Assert.Equal(0, await fixture.Service.Guildhall.CountAsync("SELECT COUNT(*) FROM webhook_deliveries"));
        Assert.Equal(0, await fixture.Service.Guildhall.CountAsync("SELECT COUNT(*) FROM webhooks"));
    }
}

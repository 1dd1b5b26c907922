namespace Guildhall.Tests.Aegis.Webhooks;

public class SuggestWebhookToRotateTests(AegisFixture fixture) : IClassFixture<AegisFixture>
{
    [Fact]
    public async Task Names_are_offered_that_have_what_is_typed()
    {
        var address = new Uri(fixture.Service.Discord.Address, "/hooks/named").AbsoluteUri;
        await fixture.Service.RunAsync("owner", "webhook add", ("name", "audit-trail"), ("url", address));
        await fixture.Service.RunAsync("owner", "webhook add", ("name", "statistics"), ("url", address));

        Assert.Equal(["audit-trail"], await fixture.Service.CompleteAsync("webhook rotate", "name", ("name", "TRAIL")));
        Assert.Equal(
            ["audit-trail", "statistics"],
            await fixture.Service.CompleteAsync("webhook rotate", "name", ("name", ""))
        );
    }
}

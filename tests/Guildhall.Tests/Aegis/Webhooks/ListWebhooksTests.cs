namespace Guildhall.Tests.Aegis.Webhooks;

public class ListWebhooksTests(AegisFixture fixture) : IClassFixture<AegisFixture>
{
    [Fact]
    public async Task Each_is_listed_with_its_host_and_without_its_path_or_secret()
    {
        var address = new Uri(fixture.Service.Discord.Address, "/hooks/token-in-path");
        var none = await fixture.Service.RunAsync("owner", "webhook list");
        await fixture.Service.RunAsync("owner", "webhook add", ("name", "one"), ("url", address.AbsoluteUri));

        var listed = await fixture.Service.RunAsync("owner", "webhook list");

        Assert.Contains("There is none", none.Description, StringComparison.Ordinal);
        Assert.Contains($"**one** → `{address.Authority}`", listed.Description, StringComparison.Ordinal);
        Assert.DoesNotContain("token-in-path", listed.Description, StringComparison.Ordinal);
        Assert.DoesNotContain("whsec_", listed.Description, StringComparison.Ordinal);
    }
}

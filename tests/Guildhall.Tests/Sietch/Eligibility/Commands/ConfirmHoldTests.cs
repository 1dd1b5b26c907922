using Guildhall.Simulator.Seeds;

namespace Guildhall.Tests.Sietch.Eligibility.Commands;

[Collection(SietchCollection.Name)]
public class ConfirmHoldTests(SietchFixture fixture)
{
    [Fact]
    public async Task A_number_under_which_nothing_waits_is_refused()
    {
        var answer = await fixture.Service.RunAsync("admin", "sietch confirm", ("hold", "77"));

        Assert.Contains("Nothing is held under number 77", answer.Refusal, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Members_may_not()
    {
        await fixture.Service.Discord.ShowCommandAsync(DemoWorld.SietchId, "sietch", "naib-1");

        var answer = await fixture.Service.RunAsync("naib-1", "sietch confirm", ("hold", "1"));

        Assert.Contains("permission", answer.Refusal, StringComparison.Ordinal);
    }
}

namespace Guildhall.Tests.Sietch.Eligibility.Commands;

[Collection(SietchCollection.Name)]
public class ShowStatusTests(SietchFixture fixture)
{
    [Fact]
    public async Task The_published_snapshot_and_its_age_are_shown()
    {
        var answer = await fixture.Service.RunAsync("admin", "sietch status");

        Assert.True(answer.IsEphemeral);
        Assert.Contains("69 eligible of 12", answer.Text, StringComparison.Ordinal);
        Assert.Contains("Last read: <t:", answer.Text, StringComparison.Ordinal);
    }
}

using Guildhall.Sietch.Eligibility;
using Guildhall.Sietch.Eligibility.Rulings;

namespace Guildhall.Tests.Sietch.Eligibility.Commands;

[Collection(SietchCollection.Name)]
public class ListRulingsTests(SietchFixture fixture)
{
    [Fact]
    public async Task What_stands_is_shown_with_its_reason()
    {
        await fixture
            .Service.Get<RulingDesk>()
            .AddAsync(
                fixture.Service.Community,
                new(new(7, 8, 9), RulingKind.Exclude, "An [aggregator](http://evil.tld) of claims", null),
                "42",
                TestContext.Current.CancellationToken
            );

        var answer = await fixture.Service.RunAsync("admin", "sietch ruling list");

        Assert.True(answer.IsEphemeral);
        Assert.Contains(
            "Exclude 0x0000…0009: An \\[aggregator\\](http://evil.tld) of claims",
            answer.Text,
            StringComparison.Ordinal
        );
    }
}

using Guildhall.Sietch.Chain;
using Guildhall.Sietch.Eligibility;
using Guildhall.Sietch.Eligibility.Rulings;

namespace Guildhall.Tests.Sietch.Eligibility.Commands;

[Collection(SietchCollection.Name)]
public class LiftRulingTests(SietchFixture fixture)
{
    private readonly Address friend = new(4, 5, 6);

    private SietchService Service => fixture.Service;

    [Fact]
    public async Task A_guest_whose_ruling_is_lifted_is_one_no_more()
    {
        var made = await Service
            .Get<RulingDesk>()
            .AddAsync(
                Service.Community,
                new(friend, RulingKind.Guest, "A friend", null),
                "42",
                TestContext.Current.CancellationToken
            );
        Assert.True(made.TryGet(out var ruling, out _));
        var number = $"{ruling.Ruling.Number}";

        var answer = await Service.RunAsync(
            "admin",
            "sietch ruling remove",
            ("number", number),
            ("reason", "Moved away")
        );

        Assert.Contains($"Ruling {number} is lifted", answer.Text, StringComparison.Ordinal);
        Assert.False((await Service.StandingAsync(friend))!.IsEligible);
    }

    [Fact]
    public async Task One_that_does_not_stand_is_refused()
    {
        var answer = await Service.RunAsync(
            "admin",
            "sietch ruling remove",
            ("number", "9999"),
            ("reason", "Moved away")
        );

        Assert.Contains("No ruling 9999 stands", answer.Refusal, StringComparison.Ordinal);
    }
}

using Guildhall.Sietch.Chain;
using Guildhall.Sietch.Eligibility;
using Guildhall.Simulator.Seeds;

namespace Guildhall.Tests.Sietch.Eligibility.Commands;

[Collection(SietchCollection.Name)]
public class AddRulingTests(SietchFixture fixture)
{
    private readonly Address friend = new(1, 2, 3);

    private SietchService Service => fixture.Service;

    [Fact]
    public async Task A_guest_is_eligible_from_that_moment_on()
    {
        var answer = await AddAsync("admin", "guest", friend, ("days", "30"));

        Assert.True(answer.IsEphemeral);
        Assert.Contains("changed 1 standing.", answer.Text, StringComparison.Ordinal);
        var standing = (await Service.StandingAsync(friend))!;
        Assert.Equal((true, (int?)null, Tier.Fedaykin), (standing.IsEligible, standing.Rank, standing.Tier));
    }

    [Fact]
    public async Task What_stands_beside_it_is_said_and_which_one_wins()
    {
        var wallet = new Address(11, 12, 13);
        await AddAsync("admin", "remove", wallet);

        var answer = await AddAsync("admin", "guest", wallet);

        Assert.Matches(@"Also standing for this wallet: ruling \d+ \(Remove\)\. Guest wins over Remove", answer.Text);
    }

    [Fact]
    public async Task Members_may_not()
    {
        await Service.Discord.ShowCommandAsync(DemoWorld.SietchId, "sietch", "fedaykin-1");

        var answer = await AddAsync("fedaykin-1", "guest", new(9, 9, 9));

        Assert.Contains("permission", answer.Refusal, StringComparison.Ordinal);
        Assert.Null(await Service.StandingAsync(new(9, 9, 9)));
    }

    [Theory]
    [InlineData("0x12", "1", "40 hexadecimal")]
    [InlineData("0x0000000000000000000000000000000000000009", "4000", "1 to 3,650")]
    public async Task What_is_wrong_is_said(string wallet, string days, string expected)
    {
        var answer = await Service.RunAsync(
            "admin",
            "sietch ruling add",
            ("kind", "guest"),
            ("wallet", wallet),
            ("reason", "A test"),
            ("days", days)
        );

        Assert.Contains(expected, answer.Refusal, StringComparison.Ordinal);
    }

    private Task<Kit.CommandAnswer> AddAsync(
        string member,
        string kind,
        Address wallet,
        params (string Name, string Value)[] more
    ) =>
        Service.RunAsync(
            member,
            "sietch ruling add",
            [("kind", kind), ("wallet", wallet.ToString()), ("reason", "A friend of the house"), .. more]
        );
}

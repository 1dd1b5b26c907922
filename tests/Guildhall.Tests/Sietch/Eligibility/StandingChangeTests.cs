using Guildhall.Sietch.Chain;
using Guildhall.Sietch.Eligibility;

namespace Guildhall.Tests.Sietch.Eligibility;

public class StandingChangeTests
{
    private static readonly Address one = new(0, 0, 1);
    private static readonly Address two = new(0, 0, 2);

    [Theory]
    [InlineData(nameof(Tier.Naib), nameof(Tier.Waiting), nameof(ChangeKind.Left))]
    [InlineData(nameof(Tier.Fedaykin), nameof(Tier.None), nameof(ChangeKind.Left))]
    [InlineData(nameof(Tier.None), nameof(Tier.Naib), nameof(ChangeKind.Joined))]
    [InlineData(nameof(Tier.Waiting), nameof(Tier.Fedaykin), nameof(ChangeKind.Joined))]
    [InlineData(nameof(Tier.Fedaykin), nameof(Tier.Naib), nameof(ChangeKind.Rose))]
    [InlineData(nameof(Tier.Naib), nameof(Tier.Fedaykin), nameof(ChangeKind.Fell))]
    public void A_wallet_has_one_change_and_the_strongest(string before, string after, string kind)
    {
        var change = Assert.Single(Between(Of(one, before), Of(one, after)));

        Assert.Equal((one, kind), (change.Wallet, change.Kind.ToString()));
        Assert.Equal(kind == nameof(ChangeKind.Left), change.Cause is not null);
    }

    [Theory]
    [InlineData(nameof(Tier.None), nameof(Tier.Waiting))]
    [InlineData(nameof(Tier.Waiting), nameof(Tier.None))]
    [InlineData(nameof(Tier.Naib), nameof(Tier.Naib))]
    public void Where_access_stays_the_same_nothing_changed(string before, string after) =>
        Assert.Empty(Between(Of(one, before), Of(one, after)));

    [Fact]
    public void Two_that_swap_are_one_out_and_one_in()
    {
        var before = new Dictionary<Address, Tier> { [one] = Tier.Fedaykin, [two] = Tier.Waiting };
        var after = new Dictionary<Address, Tier> { [one] = Tier.Waiting, [two] = Tier.Fedaykin };

        Assert.Equal(
            [new(one, ChangeKind.Left, StandingReason.BelowTheLine), new(two, ChangeKind.Joined, null)],
            Between(before, after)
        );
    }

    private static Dictionary<Address, Tier> Of(Address wallet, string tier) =>
        new() { [wallet] = Enum.Parse<Tier>(tier) };

    private static IReadOnlyList<StandingChange> Between(
        Dictionary<Address, Tier> before,
        Dictionary<Address, Tier> after
    ) => StandingChange.Between(before, after, _ => StandingReason.BelowTheLine);
}

using Guildhall.Discord.Model;
using Guildhall.Sietch.Chain;
using Guildhall.Sietch.Eligibility;
using Guildhall.Sietch.Gating.Roles;

namespace Guildhall.Tests.Sietch.Gating.Roles;

public class RoleWishesTests
{
    private static readonly Snowflake<User> paul = new(100);
    private static readonly Snowflake<User> chani = new(200);

    [Fact]
    public void The_best_of_several_wallets_counts_alone()
    {
        var tiers = new Dictionary<Address, Tier>
        {
            [Wallet(1)] = Tier.Waiting,
            [Wallet(2)] = Tier.Naib,
            [Wallet(3)] = Tier.Fedaykin,
        };

        var wishes = RoleWishesLab.Of(
            [new(paul, Wallet(1)), new(paul, Wallet(2)), new(paul, Wallet(3)), new(chani, Wallet(9))],
            wallet => tiers.GetValueOrDefault(wallet)
        );

        Assert.Equal((Tier.Naib, Tier.None), (wishes.Tiers[paul], wishes.Tiers[chani]));
        Assert.Equal([GatedRole.Naib], wishes.Wanted[paul]);
        Assert.Empty(wishes.Wanted[chani]);
    }

    [Fact]
    public void What_a_capability_adds_stands_beside_the_role_of_the_standing_and_what_it_takes_is_gone()
    {
        var wishes = RoleWishesLab.Of([new(paul, Wallet(1))], _ => Tier.Naib);
        wishes.Give(paul, GatedRole.Onboarded);
        wishes.Take(paul, GatedRole.Naib);
        wishes.Take(chani, GatedRole.Naib);
        wishes.Give(chani, GatedRole.Trusted);

        Assert.Equal([GatedRole.Onboarded], wishes.Wanted[paul]);
        Assert.Equal([GatedRole.Trusted], wishes.Wanted[chani]);
    }

    [Fact]
    public void Who_was_seen_leaving_is_not_there_and_who_was_never_seen_is_taken_to_be()
    {
        var gone = new Dictionary<Snowflake<User>, RoleHolder>
        {
            [paul] = new() { User = paul, IsPresent = false },
        };
        var wishes = RoleWishesLab.Of([], _ => Tier.None, gone);

        Assert.False(wishes.IsPresent(paul));
        Assert.True(wishes.IsPresent(chani));
    }

    private static Address Wallet(int number) => Address.Parse($"0x{number:x40}");
}

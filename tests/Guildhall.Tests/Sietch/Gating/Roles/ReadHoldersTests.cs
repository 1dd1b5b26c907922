using Guildhall.Discord.Model;
using Guildhall.Sietch.Gating.Roles;
using Guildhall.Tests.Sietch.Wallets;

namespace Guildhall.Tests.Sietch.Gating.Roles;

[Collection<RoleSuite>]
public class ReadHoldersTests(RoleStage stage)
{
    [Fact]
    public async Task Everybody_with_a_gated_role_is_known_and_what_they_had_before_us_is_theirs()
    {
        var holders = await stage
            .Guildhall.Get<RoleBook>()
            .HoldersAsync(
                WalletStage.Tenant,
                new(Guildhall.Simulator.Seeds.DemoWorld.SietchId),
                TestContext.Current.CancellationToken
            );

        Assert.InRange(holders.Count, 35, 45);
        Assert.InRange(holders.Values.Count(holder => holder.Inherited.Count > 0), 30, 45);
    }

    [Fact]
    public void A_role_that_is_gated_from_now_on_is_taken_from_nobody_who_had_it()
    {
        Snowflake<Role> old = new(1);
        Snowflake<Role> named = new(2);
        var stranger = ReadHolders.InheritedOf(
            [old, named],
            known: null,
            gatedBefore: new HashSet<Snowflake<Role>> { old }
        );
        var heir = new RoleHolder
        {
            User = new(9),
            Roles = new HashSet<Snowflake<Role>> { old },
            Inherited = new HashSet<Snowflake<Role>> { old },
        };

        Assert.Equal([named], stranger);
        Assert.Equal([old], ReadHolders.InheritedOf([old, named], heir, heir.Roles.Append(named).ToHashSet()));
    }
}

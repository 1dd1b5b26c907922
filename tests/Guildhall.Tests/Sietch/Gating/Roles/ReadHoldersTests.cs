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
}

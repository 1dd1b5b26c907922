using Guildhall.Aegis.Access;

namespace Guildhall.Tests.Aegis.Access;

public class ResetPermissionsTests(AegisFixture fixture) : IClassFixture<AegisFixture>
{
    [Fact]
    public async Task Rights_follow_discords_permissions_again()
    {
        var service = fixture.Service;
        var moderator = await service.StaffAsync("moderator");
        await service.GrantAsync("mod:warn", ("role", await service.RoleAsync("junior")));
        Assert.Empty(await service.Get<Gates>().RightsOfAsync(moderator, TestContext.Current.CancellationToken));

        await service.RunAsync("owner", "permissions reset");

        Assert.Contains(
            Rights.Ban,
            await service.Get<Gates>().RightsOfAsync(moderator, TestContext.Current.CancellationToken)
        );
        Assert.Equal(1, await service.CountAuditAsync("aegis.grants_forgotten"));
    }
}

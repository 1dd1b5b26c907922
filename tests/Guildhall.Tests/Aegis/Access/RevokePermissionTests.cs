using Guildhall.Aegis.Access;

namespace Guildhall.Tests.Aegis.Access;

public class RevokePermissionTests(AegisFixture fixture) : IClassFixture<AegisFixture>
{
    [Fact]
    public async Task What_is_revoked_is_gone_at_the_next_call_and_discords_permissions_do_not_come_back()
    {
        var service = fixture.Service;
        var junior = await service.StaffAsync("junior");
        var role = await service.RoleAsync("junior");
        await service.GrantAsync("mod:warn", ("role", role));
        var gates = service.Get<Gates>();
        var need = new Need { Rights = [Rights.Warn] };
        Assert.Null(await gates.CheckAsync(junior, need, TestContext.Current.CancellationToken));

        var answer = await service.RunAsync("owner", "permissions revoke", ("right", "MOD:warn"), ("role", role));
        var again = await service.RunAsync("owner", "permissions revoke", ("right", "mod:warn"), ("role", role));

        Assert.Contains("no longer has `mod:warn`", answer.Text, StringComparison.Ordinal);
        Assert.Contains("nothing to take", again.Refusal, StringComparison.Ordinal);
        var refusal = await gates.CheckAsync(junior, need, TestContext.Current.CancellationToken);
        Assert.Equal("aegis.missing_user_perm", refusal?.Code);
        Assert.Contains("`mod:warn`", refusal!.Message, StringComparison.Ordinal);
        Assert.Equal(1, await service.CountAuditAsync("aegis.grant_revoked"));
    }
}

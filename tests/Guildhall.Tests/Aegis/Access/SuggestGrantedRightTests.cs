namespace Guildhall.Tests.Aegis.Access;

public class SuggestGrantedRightTests(AegisFixture fixture) : IClassFixture<AegisFixture>
{
    [Fact]
    public async Task Only_what_was_granted_is_offered()
    {
        var service = fixture.Service;
        await service.GrantAsync("mod:kick", ("role", await service.RoleAsync("junior")));

        Assert.Equal(["mod:kick"], await service.CompleteAsync("permissions revoke", "right", ("right", "")));
    }
}

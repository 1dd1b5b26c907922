namespace Guildhall.Tests.Aegis.Access;

public class ShowPermissionsTests(AegisFixture fixture) : IClassFixture<AegisFixture>
{
    [Fact]
    public async Task Grants_are_listed_with_their_end_and_a_members_rights_are_worked_out()
    {
        var service = fixture.Service;
        var none = await service.RunAsync("owner", "permissions show");
        var role = await service.RoleAsync("junior");
        await service.GrantAsync("mod:warn", ("role", role), ("for", "7d"));

        var answer = await service.RunAsync("owner", "permissions show");
        var junior = await service.RunAsync("owner", "permissions show", ("user", await service.MemberAsync("junior")));
        var member = await service.RunAsync(
            "owner",
            "permissions show",
            ("user", await service.MemberAsync("member-1"))
        );

        Assert.Contains("follow Discord's own permissions", none.Description, StringComparison.Ordinal);
        Assert.Matches($"<@&{role}>: `mod:warn` \\(until <t:[0-9]+:f>\\)", answer.Description);
        Assert.Contains("has the rights `mod:warn`", junior.Text, StringComparison.Ordinal);
        Assert.Contains("no right", member.Text, StringComparison.Ordinal);
    }
}

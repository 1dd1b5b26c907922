using Guildhall.Aegis.Access;

namespace Guildhall.Tests.Aegis.Access;

public class ConfirmFirstGrantTests(AegisFixture fixture) : IClassFixture<AegisFixture>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task From_the_button_on_grants_alone_count_and_the_next_one_is_not_asked_for()
    {
        var service = fixture.Service;
        var moderator = await service.StaffAsync("moderator");
        var junior = await service.StaffAsync("junior");
        var asked = await service.RunAsync(
            "owner",
            "permissions grant",
            ("right", "mod:warn"),
            ("role", await service.RoleAsync("junior"))
        );

        var given = await service.ClickAsync("owner", asked, "Grant, and let grants alone count");
        var second = await service.RunAsync(
            "owner",
            "permissions grant",
            ("right", "mod:*"),
            ("user", await service.MemberAsync("member-1"))
        );

        Assert.Contains("now has `mod:warn`", given.Text, StringComparison.Ordinal);
        Assert.Contains("now has `mod:*`", second.Text, StringComparison.Ordinal);
        Assert.Empty(await service.Get<Gates>().RightsOfAsync(moderator, Cancellation));
        Assert.Equal([Rights.Warn], await service.Get<Gates>().RightsOfAsync(junior, Cancellation));
        Assert.Equal(2, await service.CountAuditAsync("aegis.grant_given"));
    }
}

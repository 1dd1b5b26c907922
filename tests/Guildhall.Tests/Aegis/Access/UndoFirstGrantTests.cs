using Guildhall.Aegis.Access;

namespace Guildhall.Tests.Aegis.Access;

public class UndoFirstGrantTests(AegisFixture fixture) : IClassFixture<AegisFixture>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Rights_follow_discords_permissions_again_unless_there_is_another_grant()
    {
        var service = fixture.Service;
        var moderator = await service.StaffAsync("moderator");
        var user = ("user", await service.MemberAsync("member-1"));

        var undone = await service.ClickAsync(
            "owner",
            await service.GrantAsync("mod:warn", user, ("for", "7d")),
            "Undo"
        );

        Assert.Contains("undone", undone.Text, StringComparison.Ordinal);
        Assert.Contains(Rights.Ban, await service.Get<Gates>().RightsOfAsync(moderator, Cancellation));
        Assert.Equal(1, await service.CountAuditAsync("aegis.grant_undone"));

        var given = await service.GrantAsync("mod:warn", user);
        await service.GrantAsync("mod:view", user);
        var late = await service.ClickAsync("owner", given, "Undo");

        Assert.Contains("not the only grant", late.Refusal, StringComparison.Ordinal);
        Assert.Empty(await service.Get<Gates>().RightsOfAsync(moderator, Cancellation));
    }
}

using Guildhall.Aegis.Access;

namespace Guildhall.Tests.Aegis.Access;

public class DropFirstGrantTests(AegisFixture fixture) : IClassFixture<AegisFixture>
{
    [Fact]
    public async Task Nothing_is_granted()
    {
        var asked = await fixture.Service.RunAsync(
            "owner",
            "permissions grant",
            ("right", "mod:warn"),
            ("role", await fixture.Service.RoleAsync("junior"))
        );

        var dropped = await fixture.Service.ClickAsync("owner", asked, "Cancel");

        Assert.Contains("Nothing was granted", dropped.Text, StringComparison.Ordinal);
        Assert.Empty(
            await fixture.Service.Get<Grants>().OfAsync(AegisService.Guild, TestContext.Current.CancellationToken)
        );
    }
}

using Guildhall.Tests.Aegis.Actions;

namespace Guildhall.Tests.Aegis.Welcome;

[Collection<WelcomeSuite>]
public class GiveWelcomeRolesTests(WelcomeStage stage)
{
    [Fact]
    public async Task Who_joins_gets_the_roles()
    {
        var role = await stage.RoleAsync();
        await stage.SetAsync("roles", $"{role}");
        try
        {
            var member = await stage.Moderation.JoinAsync();

            await ModerationStage.UntilAsync(() => stage.Has(member, role));
        }
        finally
        {
            await stage.SetAsync("roles", "default");
        }
    }
}

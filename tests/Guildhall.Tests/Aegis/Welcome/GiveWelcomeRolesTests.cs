using Guildhall.Aegis.Cases;
using Guildhall.Simulator.Permissions;
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

    [Fact]
    public async Task A_role_that_has_become_dangerous_since_is_not_given_and_is_a_problem_to_see()
    {
        await using var own = new WelcomeStage();
        await own.InitializeAsync();
        var role = await own.RoleAsync();
        await own.SetAsync("roles", $"{role}");
        await own.Moderation.Service.PermitAsync(new(role), Permission.Ordinary | Permission.BanMembers);

        var member = await own.Moderation.JoinAsync();

        var problems = own.Moderation.Service.Get<GuildProblems>();
        await ModerationStage.UntilAsync(async () =>
            (await problems.OpenAsync(AegisService.Guild, TestContext.Current.CancellationToken)).Any(problem =>
                problem.Details.Contains("carries staff permissions", StringComparison.Ordinal)
            )
        );
        Assert.False(own.Has(member, role));
    }

    // The raid gate: nobody is let further in, and whoever is still there after it has the role.
    [Fact]
    public async Task In_a_raid_the_roles_wait_for_its_end()
    {
        await using var own = new WelcomeStage();
        await own.InitializeAsync();
        var role = await own.RoleAsync();
        await own.SetAsync("roles", $"{role}");
        await own.Moderation.RunAsync("owner", "raid on", ("level", "raid"));
        var member = await own.Moderation.JoinAsync();
        var waits = "SELECT COUNT(*) FROM jobs WHERE kind = 'aegis.welcome.roles' AND last_error LIKE '%raid%'";
        await ModerationStage.UntilAsync(async () => await own.Moderation.Service.Guildhall.CountAsync(waits) == 1);
        Assert.False(own.Has(member, role));
        Assert.Empty(await own.SaidAsync(member));

        await own.Moderation.RunAsync("owner", "raid off");

        await ModerationStage.UntilAsync(async () =>
        {
            await own.Moderation.AdvanceAsync(TimeSpan.FromMinutes(1));
            return own.Has(member, role);
        });
    }
}

using Guildhall.Aegis.Cases;
using Guildhall.Tests.Aegis.Actions;

namespace Guildhall.Tests.Aegis.Channels.Persons;

public class GiveRoleAgainTests
{
    [Fact]
    public async Task Who_comes_back_has_the_role_again_until_the_same_end()
    {
        await using var own = new OwnStage();
        var stage = await own.StartAsync();
        var role = await stage.Service.AddRoleAsync("guest");
        var person = await stage.JoinAsync();
        await stage.RunAsync("owner", "role temp", ("user", person.Name), ("role", $"{role}"), ("duration", "2h"));

        await stage.LeaveAsync(person);
        await stage.JoinAgainAsync(person.Name);
        await ModerationStage.UntilAsync(() => stage.HasRole(person, role.Value));
        await stage.AdvanceAsync(TimeSpan.FromHours(2));

        await ModerationStage.UntilAsync(() => !stage.HasRole(person, role.Value));
        await ModerationStage.UntilAsync(async () => (await stage.CaseAsync(person)).Effect == Effect.Expired);
    }
}

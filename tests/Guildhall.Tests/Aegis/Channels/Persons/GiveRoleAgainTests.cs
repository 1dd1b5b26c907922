using System.Text.Json.Nodes;
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

    [Fact]
    public async Task Who_comes_and_goes_while_the_role_is_still_on_its_way_has_it_at_the_second_return_too()
    {
        await using var own = new OwnStage();
        var stage = await own.StartAsync();
        var role = await stage.Service.AddRoleAsync("guest");
        var (person, other) = (await stage.JoinAsync(), await stage.JoinAsync());
        foreach (var name in (string[])[person.Name, other.Name])
        {
            await stage.RunAsync("owner", "role temp", ("user", name), ("role", $"{role}"), ("duration", "2h"));
        }

        await stage.LeaveAsync(person);
        await stage.LeaveAsync(other);
        // That nobody is there any more is said late.
        await stage.Discord.FaultAsync(
            "discord",
            new JsonObject { ["method"] = "PUT", ["route"] = "/guilds/{guild}/members/{user}/roles/{role}" },
            new JsonObject { ["status"] = 404, ["delayMs"] = 5_000 }
        );
        await stage.JoinAgainAsync(person.Name);
        await ModerationStage.UntilAsync(async () =>
            await stage.Service.Guildhall.CountAsync(
                "SELECT COUNT(*) FROM jobs WHERE kind = 'aegis.role.again' AND lease_owner IS NOT NULL"
            ) == 1
        );
        await stage.LeaveAsync(person);
        await stage.JoinAgainAsync(person.Name);
        // A server's events are heard in their order.
        await stage.JoinAgainAsync(other.Name);
        await ModerationStage.UntilAsync(() => stage.HasRole(other, role.Value));

        await stage.AdvanceAtOnceAsync(TimeSpan.FromSeconds(6));

        await ModerationStage.UntilAsync(() => stage.HasRole(person, role.Value));
    }
}

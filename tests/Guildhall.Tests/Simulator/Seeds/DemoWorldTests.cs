using Guildhall.Simulator.Seeds;

namespace Guildhall.Tests.Simulator.Seeds;

public class DemoWorldTests
{
    [Fact]
    public async Task The_same_seed_gives_the_same_world()
    {
        await using var one = await SimulatorFixture.StartAsync();
        await using var two = await SimulatorFixture.StartAsync();

        Assert.Equal(one.Guild.ToJsonString(), two.Guild.ToJsonString());
        Assert.Equal(one.Bot.ToJsonString(), two.Bot.ToJsonString());
        Assert.Equal($"{DemoWorld.BotId}", (string?)one.Bot["id"]);
    }

    [Fact]
    public async Task Another_seed_gives_other_ids_and_another_token()
    {
        await using var one = await SimulatorFixture.StartAsync();
        await using var two = await SimulatorFixture.StartAsync("another");

        Assert.NotEqual((string?)one.Guild["id"], (string?)two.Guild["id"]);
        Assert.NotEqual(one.Token, two.Token);
    }

    [Theory]
    [InlineData("leadership")]
    [InlineData("product")]
    [InlineData("marketing")]
    [InlineData("devrel")]
    [InlineData("developer")]
    [InlineData("admin")]
    public async Task Each_member_of_the_demo_has_the_role_of_that_name(string name)
    {
        await using var simulator = await SimulatorFixture.StartAsync();

        var member = simulator.Guild["members"]!.AsArray().Single(m => (string?)m!["name"] == name)!;

        Assert.Equal([simulator.RoleId(name)], member["roles"]!.AsArray().Select(r => (string)r!));
    }
}

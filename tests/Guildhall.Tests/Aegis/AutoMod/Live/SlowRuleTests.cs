using Guildhall.Aegis.AutoMod.Live;
using Guildhall.Simulator.Seeds;
using Guildhall.Tests.Aegis.Actions;

namespace Guildhall.Tests.Aegis.AutoMod.Live;

public class SlowRuleTests
{
    private const string Rules = """
        {"version":1,"rules":[
          {"name":"slow","when":{"regex":{"patterns":["^(?=(\\u0436+)+$)\\u0436"],"backtracking":true}},"then":[{"delete":{}}]},
          {"name":"other","when":{"words":{"words":["cat"]}},"then":[{"delete":{}}]}
        ]}
        """;

    [Fact]
    public async Task A_rule_that_hostile_letters_make_slow_rests_its_owner_is_told_and_the_others_go_on()
    {
        await using var own = new OwnStage();
        var stage = await own.StartAsync();
        await stage.SetAsync("general.alertChannel", await stage.Service.ChannelAsync("appeals"));
        await stage.SwitchOnAsync();
        await stage.ImportAsync(Rules);
        var member = await stage.JoinAsync();

        for (var message = 0; message < 3; message++)
        {
            await stage.SayAsync(member, new string('ж', 1_990) + "!");
        }

        await ModerationStage.UntilAsync(async () =>
            await stage.Service.Guildhall.CountAsync(
                $"SELECT COUNT(*) FROM guild_problems WHERE code = '{TellSuspended.Problem}' AND subject = 'slow'"
            ) == 1
        );
        await ModerationStage.UntilAsync(async () =>
            (await stage.Discord.ReadAsync($"/sim/guilds/{DemoWorld.Aegis}/channels/appeals/messages?as=owner"))
                .AsArray()
                .Any(m => ((string)m!["content"]!).Contains("“slow”", StringComparison.Ordinal))
        );
        await stage.UntilGoneAsync(await stage.SayAsync(await stage.JoinAsync(), new string('ж', 1_900) + "! cat"));
        Assert.Equal(["slow"], stage.Service.Get<LiveGuilds>().Suspended(AegisService.Guild));
    }
}

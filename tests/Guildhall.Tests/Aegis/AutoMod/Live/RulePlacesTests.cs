using System.Text.Json.Nodes;
using Guildhall.Aegis.AutoMod.Live;
using Guildhall.Core.Jobs;
using Guildhall.Core.Storage;
using Guildhall.Simulator.Seeds;
using Guildhall.Simulator.State;
using Guildhall.Tests.Aegis.Actions;

namespace Guildhall.Tests.Aegis.AutoMod.Live;

[Collection<AutoModSuite>]
public class RulePlacesTests(ModerationStage stage)
{
    [Theory]
    [InlineData("""[{"alert":{"channel":"FOREIGN"}}]""", "then[0].alert.channel")]
    [InlineData("""["delete",{"vote":{"channel":"FOREIGN"}}]""", "then[1].vote.channel")]
    [InlineData("""{"alert":{"channel":"general"}}""", "then.alert.channel")]
    [InlineData("""[{"addRole":{"role":"FOREIGN"}}]""", "then[0].addRole.role")]
    public async Task A_place_of_another_server_is_not_found_and_the_attempt_is_written_down(string then, string path)
    {
        await stage.SwitchOnAsync();
        var before = await AttemptsAsync();
        var rules = $$$"""
            {"version":1,"rules":[{"name":"chan","mode":"off","when":{"words":{"words":["foobary"]}},"then":{{{then}}} }]}
            """.Replace("FOREIGN", Foreign().Id.ToString(), StringComparison.Ordinal);

        var answer = await stage.Service.RunAsync(
            "owner",
            "automod rule import",
            new JsonObject { ["file"] = AegisWorld.File("rules.json", rules) }
        );

        Assert.Contains(path, answer.Refusal, StringComparison.Ordinal);
        Assert.Contains("was not found", answer.Refusal, StringComparison.Ordinal);
        Assert.Equal(before + 1, await AttemptsAsync());
    }

    [Fact]
    public async Task Rules_that_name_one_all_the_same_alert_at_home()
    {
        await stage.RuleAsync("yodelix", """["delete","alert"]""");
        var member = await stage.JoinAsync();
        var job = new ActOnHitJob
        {
            Guild = AegisService.Guild,
            Subject = member.Id + 1,
            Channel = new(ulong.Parse(await stage.Service.ChannelAsync("general"))),
            User = new(member.Id),
            UserName = member.Name,
            Rule = "yodelix",
            Actions = [new("alert", null, 0, null, Foreign().Id), new("vote", null, 0, null, Foreign().Id)],
        };

        await stage.Service.Get<Db>().WriteAsync(unit => unit.EnqueueAsync(job), TestContext.Current.CancellationToken);

        Assert.Contains("this server has no channel", await stage.AlertAsync(member), StringComparison.Ordinal);
        Assert.True(await stage.HasProblemAsync(HitAlerts.PlaceProblem));
        Assert.DoesNotContain(
            Foreign().Messages,
            sent => sent.Contains(member.Id.ToString(), StringComparison.Ordinal)
        );
    }

    private Task<long> AttemptsAsync() =>
        stage.Service.Guildhall.CountAsync("SELECT COUNT(*) FROM audit WHERE action = 'aegis.foreign_place'");

    /// <summary>A channel of a server where the bot is too.</summary>
    private (ulong Id, IReadOnlyList<string> Messages) Foreign()
    {
        var world = stage.Discord.Get<Universe>();
        lock (world.Gate)
        {
            var channel = world
                .Guilds[DemoWorld.OnomancerId]
                .Channels.Values.First(c => c.Type == Guildhall.Simulator.State.ChannelType.Text);
            return (channel.Id, [.. channel.Messages.Values.Select(m => $"{m.Content} {string.Join(' ', m.Embeds)}")]);
        }
    }
}

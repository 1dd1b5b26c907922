using Guildhall.Tests.Aegis.Actions;

namespace Guildhall.Tests.Aegis.AutoMod.Live;

[Collection<AutoModSuite>]
public class MarkFalseHitTests(ModerationStage stage)
{
    [Fact]
    public async Task A_hit_is_marked_once_by_the_button_under_its_alert()
    {
        await stage.SwitchOnAsync();
        var channel = await stage.Service.ChannelAsync("mod-log");
        await stage.RunAsync("owner", "settings set", ("name", "autoMod.logChannel"), ("value", $"<#{channel}>"));
        var member = await stage.JoinAsync();
        await stage.SayAsync(member, "oh shit");
        var alert = await AlertAsync(member);

        var first = await ClickAsync(alert);
        var second = await ClickAsync(alert);

        Assert.Contains("Marked as a false positive", first, StringComparison.Ordinal);
        Assert.Contains("marked it already", second, StringComparison.Ordinal);
        Assert.Contains("1 false", (await stage.RunAsync("owner", "automod stats")).Text, StringComparison.Ordinal);
    }

    private async Task<System.Text.Json.Nodes.JsonNode> AlertAsync(Newcomer member)
    {
        System.Text.Json.Nodes.JsonNode? alert = null;
        await ModerationStage.UntilAsync(async () =>
        {
            var messages = await stage.Discord.ReadAsync(
                $"/sim/guilds/{Guildhall.Simulator.Seeds.DemoWorld.Aegis}/channels/mod-log/messages?as=owner&limit=100"
            );
            alert = messages
                .AsArray()
                .FirstOrDefault(m =>
                    m!["embeds"]!
                        .AsArray()
                        .Any(e =>
                            ((string?)e!["title"])?.StartsWith("AutoMod: ", StringComparison.Ordinal) == true
                            && ((string?)e["description"])!.Contains(member.Id.ToString(), StringComparison.Ordinal)
                        )
                );
            return alert is not null;
        });
        return alert!;
    }

    private async Task<string> ClickAsync(System.Text.Json.Nodes.JsonNode alert)
    {
        var answer = await stage.Discord.PostAsync(
            $"/sim/messages/{alert["id"]}/click",
            new System.Text.Json.Nodes.JsonObject
            {
                ["as"] = "moderator",
                ["customId"] = (string)alert["components"]![0]!["components"]![0]!["custom_id"]!,
                ["waitMs"] = Guildhall.Tests.Kit.LocalDiscord.PatienceMs,
            }
        );
        return new Guildhall.Tests.Kit.CommandAnswer(answer).Text;
    }
}

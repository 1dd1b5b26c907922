using System.Text.Json;
using Guildhall.Aegis.AutoMod.Live;
using Guildhall.Discord.Gateway;

namespace Guildhall.Tests.Aegis.AutoMod.Live;

public class LiveEventsTests
{
    [Theory]
    [InlineData("""{"identity_guild_id":"9","identity_enabled":true,"tag":"SH1T","badge":"b"}""", true)]
    [InlineData("""{"identity_guild_id":"9","identity_enabled":false,"tag":"SH1T","badge":"b"}""", false)]
    [InlineData("""{"identity_guild_id":null,"identity_enabled":null,"tag":null,"badge":null}""", false)]
    [InlineData("null", false)]
    public void The_tag_of_a_server_that_others_see_is_among_the_names(string tag, bool isSeen)
    {
        var json =
            $$"""{"guild_id":"1","nick":"Ann","user":{"id":"2","username":"ann","primary_guild":{{tag}}},"roles":[]}""";
        var changed = JsonSerializer.Deserialize(json, GatewayJson.Default.MemberChanged)!;
        var joined = JsonSerializer.Deserialize(json, GatewayJson.Default.MemberJoined)!;
        var kit = RuleKit.Of("""{"words":{"words":["shit"]}}""", ""","on":["name","join"]""");

        Assert.Equal(isSeen, kit.Decide(LiveEvents.Of(changed, kit.Now)).Hits.Count > 0);
        Assert.Equal(isSeen, kit.Decide(LiveEvents.Of(joined, kit.Now)).Hits.Count > 0);
    }

    [Theory]
    [InlineData("null", "discord.gg/scam", "x")]
    [InlineData("null", "null", "discord.gg/scam")]
    [InlineData("\"https://discord.com/invite/scam\"", "null", "x")]
    public void A_name_that_invites_is_a_bad_one(string nick, string display, string name)
    {
        display = display == "null" ? display : $"\"{display}\"";
        var json =
            $$"""{"guild_id":"1","nick":{{nick}},"user":{"id":"2","username":"{{name}}","global_name":{{display}}},"roles":[]}""";
        var changed = JsonSerializer.Deserialize(json, GatewayJson.Default.MemberChanged)!;
        var joined = JsonSerializer.Deserialize(json, GatewayJson.Default.MemberJoined)!;
        var kit = RuleKit.OfPreset("default");

        Assert.Contains(kit.Decide(LiveEvents.Of(changed, kit.Now)).Hits, hit => hit.Rule.Name == "bad-name");
        Assert.Equal(
            nick == "null",
            kit.Decide(LiveEvents.Of(joined, kit.Now)).Hits.Any(hit => hit.Rule.Name == "bad-name")
        );
    }
}

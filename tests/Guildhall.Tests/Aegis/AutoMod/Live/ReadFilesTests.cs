using System.Text.Json.Nodes;
using Guildhall.Simulator.Seeds;
using Guildhall.Tests.Aegis.Actions;

namespace Guildhall.Tests.Aegis.AutoMod.Live;

[Collection<AutoModSuite>]
public class ReadFilesTests(ModerationStage stage)
{
    [Fact]
    public async Task A_program_goes_whatever_it_is_called()
    {
        await stage.SwitchOnAsync();
        var member = await stage.JoinAsync();

        var posted = await stage.Discord.PostAsync(
            $"/sim/guilds/{DemoWorld.Aegis}/channels/general/messages",
            new JsonObject
            {
                ["as"] = member.Name,
                ["content"] = "look at this",
                ["attachments"] = new JsonArray(
                    new JsonObject
                    {
                        ["name"] = "holiday.png",
                        ["base64"] = Convert.ToBase64String([0x4D, 0x5A, 0x90, 0, 3, 0, 0, 0]),
                    }
                ),
            }
        );

        await stage.UntilGoneAsync((string)posted["id"]!);
        await ModerationStage.UntilAsync(async () => (await stage.CasesAsync(member)).Count == 1);
        Assert.Equal("dangerous-file", (await stage.CaseAsync(member)).SourceDetail);
    }
}

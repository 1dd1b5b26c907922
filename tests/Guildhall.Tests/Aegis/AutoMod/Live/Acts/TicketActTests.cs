using Guildhall.Simulator.Seeds;
using Guildhall.Simulator.State;
using Guildhall.Tests.Aegis.Actions;

namespace Guildhall.Tests.Aegis.AutoMod.Live.Acts;

[Collection<AutoModSuite>]
public class TicketActTests(ModerationStage stage)
{
    [Fact]
    public async Task A_private_thread_of_staff_has_what_happened()
    {
        await stage.RuleAsync("blorpe", """["delete",{"ticket":{"text":"Please look into it."}}]""");
        var member = await stage.JoinAsync();

        await stage.SayAsync(member, "a blorpe for you");

        Assert.Contains("staff thread <#", await stage.AlertAsync(member), StringComparison.Ordinal);
        var world = stage.Discord.Get<Universe>();
        lock (world.Gate)
        {
            var thread = world
                .Guilds[DemoWorld.AegisId]
                .Channels.Values.Single(c => c.IsThread && c.Name == $"blorpe: {member.Name}");
            Assert.Equal(Guildhall.Simulator.State.ChannelType.PrivateThread, thread.Type);
            Assert.Equal("mod-log", thread.Guild!.Channels[thread.ParentId!.Value].Name);
            Assert.Contains(thread.Messages.Values, m => m.Content == "Please look into it.");
        }
    }
}

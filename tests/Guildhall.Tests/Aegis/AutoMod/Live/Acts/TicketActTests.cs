using Guildhall.Aegis.AutoMod.Live;
using Guildhall.Aegis.AutoMod.Live.Acts;
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
                .Channels.Values.Single(c =>
                    c.IsThread && c.Name.StartsWith($"blorpe: {member.Name} · ", StringComparison.Ordinal)
                );
            Assert.Equal(Guildhall.Simulator.State.ChannelType.PrivateThread, thread.Type);
            Assert.Equal("mod-log", thread.Guild!.Channels[thread.ParentId!.Value].Name);
            Assert.Contains(thread.Messages.Values, m => m.Content == "Please look into it.");
        }
    }

    // As after a death between making the thread and writing that down.
    [Fact]
    public async Task What_is_done_again_makes_no_second_thread_and_says_nothing_twice()
    {
        await stage.RuleAsync("blarpe", """["delete"]""");
        var member = await stage.JoinAsync();
        var act = stage.Service.Get<IEnumerable<IHitAct>>().OfType<TicketAct>().Single();
        var job = new ActOnHitJob
        {
            Guild = AegisService.Guild,
            Subject = member.Id,
            Channel = new(1),
            User = new(member.Id),
            UserName = member.Name,
            Rule = "blarpe",
            Actions = [],
        };
        var call = new HitCall(job, new HitAction("ticket", null, 0, "Look.", 0), 0);

        var first = await act.DoAsync(call, TestContext.Current.CancellationToken);
        var second = await act.DoAsync(call, TestContext.Current.CancellationToken);

        Assert.Equal(first.Text, second.Text);
        var world = stage.Discord.Get<Universe>();
        lock (world.Gate)
        {
            var thread = Assert.Single(
                world.Guilds[DemoWorld.AegisId].Channels.Values,
                c => c.IsThread && c.Name.StartsWith("blarpe: ", StringComparison.Ordinal)
            );
            Assert.Single(thread.Messages.Values, m => m.Content == "Look.");
        }
    }
}

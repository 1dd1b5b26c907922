using Guildhall.Aegis.Actions;
using Guildhall.Core;
using Guildhall.Discord.Model;
using Guildhall.Simulator.Acts;
using Guildhall.Simulator.Permissions;
using Guildhall.Simulator.Seeds;
using Guildhall.Simulator.State;
using Guildhall.Tests.Aegis.Cases;

namespace Guildhall.Tests.Aegis.Actions;

[Collection<ModerationSuite>]
public class EvidenceReachTests(ModerationStage stage) : CaseCommandTests(stage)
{
    private const string Foreign =
        "SELECT COUNT(*) FROM audit WHERE action = 'aegis.foreign_place' AND outcome = 'refused'";

    [Fact]
    public async Task A_private_thread_takes_membership_or_the_right_to_manage_threads()
    {
        var thread = Thread(Guildhall.Simulator.State.ChannelType.PrivateThread, isArchived: false);
        var junior = ulong.Parse(await Stage.Service.MemberAsync("junior"));

        var outside = await CheckAsync("junior", thread.Id);
        Join(thread, junior);
        var inside = await CheckAsync("junior", thread.Id);

        Assert.Equal("aegis.missing_user_perm", outside?.Code);
        Assert.Null(inside);
        Assert.Null(await CheckAsync("moderator", thread.Id));
    }

    [Fact]
    public async Task An_archived_thread_is_found_and_judged_by_its_channel()
    {
        var open = Thread(Guildhall.Simulator.State.ChannelType.PublicThread, isArchived: true);
        var closed = Thread(Guildhall.Simulator.State.ChannelType.PublicThread, isArchived: true, isHidden: true);

        Assert.Null(await CheckAsync("moderator", open.Id));
        Assert.Equal("aegis.missing_user_perm", (await CheckAsync("moderator", closed.Id))?.Code);
    }

    [Fact]
    public async Task A_channel_of_another_server_is_refused_like_one_that_there_is_not_and_both_are_written_down()
    {
        var before = await Stage.Service.Guildhall.CountAsync(Foreign);
        ulong elsewhere;
        var world = Stage.Discord.Get<Universe>();
        lock (world.Gate)
        {
            elsewhere = world.Guilds[DemoWorld.OnomancerId].TopLevelChannels.First(c => c.HoldsMessages).Id;
        }

        var foreign = await CheckAsync("owner", elsewhere);
        var unknown = await CheckAsync("owner", 123456789012345678);

        Assert.Equal("aegis.missing_user_perm", foreign?.Code);
        Assert.Equal(foreign?.Code, unknown?.Code);
        Assert.Equal(before + 2, await Stage.Service.Guildhall.CountAsync(Foreign));
    }

    [Fact]
    public async Task A_link_that_names_another_server_is_refused_and_written_down()
    {
        var (_, row) = await WarnedAsync();
        var before = await Stage.Service.Guildhall.CountAsync(Foreign);
        var link = $"https://discord.com/channels/{DemoWorld.OnomancerId}/123456789012345678/123456789012345679";

        var answer = await RunAsync("moderator", "case evidence", row, ("evidence_link", link));

        Assert.Contains("of this server", answer.Refusal, StringComparison.Ordinal);
        Assert.Equal(before + 1, await Stage.Service.Guildhall.CountAsync(Foreign));
    }

    private async Task<Refusal?> CheckAsync(string member, ulong channel) =>
        await Stage
            .Service.Get<EvidenceReach>()
            .CheckAsync(
                await Stage.Service.StaffAsync(member),
                [new("a message", null, new(channel), new Snowflake<Message>(1))],
                TestContext.Current.CancellationToken
            );

    /// <summary>Known to Discord alone, as an archived thread is.</summary>
    private SimChannel Thread(Guildhall.Simulator.State.ChannelType type, bool isArchived, bool isHidden = false)
    {
        var world = Stage.Discord.Get<Universe>();
        lock (world.Gate)
        {
            var guild = world.Guilds[DemoWorld.AegisId];
            var parent = guild.Channels.Values.Single(c => c.Name == "general");
            if (isHidden)
            {
                var bot = guild.Roles.Values.Single(role => role.BotId is not null);
                parent = new(world.Ids.Next(), Guildhall.Simulator.State.ChannelType.Text, guild, "behind")
                {
                    Overwrites =
                    [
                        new(guild.Id, false, Permission.None, Permission.ViewChannel),
                        new(bot.Id, false, Permission.ViewChannel, Permission.None),
                    ],
                };
                ChannelActs.Create(world, parent);
            }

            var thread = new SimChannel(world.Ids.Next(), type, guild, "aside")
            {
                ParentId = parent.Id,
                Thread = new(guild.OwnerId, world.Now) { IsArchived = isArchived, ArchiveChangedAt = world.Now },
            };
            thread.ThreadMembers[DemoWorld.BotId] = world.Now;
            ChannelActs.Add(world, thread);
            return thread;
        }
    }

    private void Join(SimChannel thread, ulong member)
    {
        var world = Stage.Discord.Get<Universe>();
        lock (world.Gate)
        {
            thread.ThreadMembers[member] = world.Now;
        }
    }
}

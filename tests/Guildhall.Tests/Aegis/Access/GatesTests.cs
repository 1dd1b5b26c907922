using Guildhall.Aegis.Access;
using Guildhall.Discord.Model;
using Guildhall.Simulator.Acts;
using Guildhall.Simulator.Seeds;
using Guildhall.Simulator.State;
using Guildhall.Tests.Discord;

namespace Guildhall.Tests.Aegis.Access;

public class GatesTests(AegisFixture fixture) : IClassFixture<AegisFixture>
{
    private AegisService Service => fixture.Service;

    [Fact]
    public async Task A_refusal_names_the_permission_and_the_right_together()
    {
        var need = new Need { User = Permissions.BanMembers | Permissions.KickMembers, Rights = [Rights.Ban] };

        var refusal = await CheckAsync("junior", need);

        Assert.Equal("aegis.missing_user_perm", refusal?.Code);
        Assert.Contains("Kick Members, Ban Members", refusal!.Message, StringComparison.Ordinal);
        Assert.Contains("`mod:ban`", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task All_three_gates_open_let_through()
    {
        var need = new Need
        {
            User = Permissions.BanMembers,
            Rights = [Rights.Ban],
            Bot = Permissions.BanMembers,
        };

        Assert.Null(await CheckAsync("moderator", need));
        Assert.Null(await CheckAsync("owner", need));
    }

    [Fact]
    public async Task Aegis_itself_needs_only_the_bots_own_permission()
    {
        var system = Staff.OfSystem(AegisService.Guild, "automod");
        var need = new Need { User = Permissions.BanMembers, Rights = [Rights.Ban] };

        Assert.Null(await Service.Get<Gates>().CheckAsync(system, need, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_permission_that_the_bot_lacks_in_a_channel_is_named_with_the_channel()
    {
        await using var service = await AegisService.StartAsync();
        var world = service.Discord.Get<Universe>();
        var channel = ulong.Parse(await service.ChannelAsync("support"));
        var bot = service.Get<Guildhall.Discord.Gateway.GuildCache>().TryGet(AegisService.Guild)!;
        lock (world.Gate)
        {
            var place = world.Guilds[DemoWorld.AegisId].Channels[channel];
            place.Overwrites.Add(
                new(bot.Self!.User.Value, true, 0, Guildhall.Simulator.Permissions.Permission.ManageMessages)
            );
            ChannelActs.Announce(world, place, "CHANNEL_UPDATE");
        }

        await Waiting.Until(() => bot.TryGetChannel(new(channel))!.PermissionOverwrites.Count > 0);
        var need = new Need { Bot = Permissions.ManageMessages, Channel = new(channel) };
        var owner = await service.StaffAsync("owner");

        var refusal = await service.Get<Gates>().CheckAsync(owner, need, TestContext.Current.CancellationToken);

        Assert.Equal("aegis.missing_bot_perm", refusal?.Code);
        Assert.Contains($"Manage Messages in <#{channel}>", refusal!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_channel_of_another_server_is_unknown()
    {
        var need = new Need { User = Permissions.ManageMessages, Channel = new(1_325_000_000_000_000_105) };

        Assert.Equal("aegis.unknown_channel", (await CheckAsync("owner", need))?.Code);
    }

    private async Task<Guildhall.Core.Refusal?> CheckAsync(string member, Need need) =>
        await Service
            .Get<Gates>()
            .CheckAsync(await Service.StaffAsync(member), need, TestContext.Current.CancellationToken);
}

using System.Text.Json.Nodes;
using Guildhall.Core.Storage;
using Guildhall.EndToEnd.Translate;
using Guildhall.Simulator.Seeds;
using Guildhall.Simulator.State;
using Guildhall.Tests.Kit;

namespace Guildhall.EndToEnd.Aegis;

/// <summary>Kill −9 in the middle of two bans, one whose call has not arrived and one whose answer has not, and a start: one
/// ban, one case and one message to the person, each.</summary>
public abstract class BanKillSuite
{
    private const long UntilKilled = 600_000;
    private const string Early = "member-11";
    private const string Late = "member-12";
    private const string Place = "/sim/guilds/" + DemoWorld.Aegis + "/channels/general";

    // The lock of the process that died ends after half a minute: longer than that nothing takes.
    [Fact]
    public async Task Killed_before_the_call_and_after_its_effect()
    {
        await using var service = await KilledService.StartAsync(await NewDatabaseAsync(), google: false);
        var members = new[] { Early, Late }.ToDictionary(name => name, name => IdOf(service, name));
        await HoldAsync(service, members[Early], "delayMs");
        await HoldAsync(service, members[Late], "firstByteMs");

        var answering = members.Keys.Select(name => BanAsync(service, name)).ToList();
        await service.UntilAsync(async () =>
            (await service.Discord.ReadAsync("/sim/faults")).AsArray().All(fault => (int)fault!["seen"]! > 0)
        );
        await service.UntilAsync(() => Task.FromResult(Bans(service, members[Late]) == 1));
        // What Discord never heard of, it lets nobody answer late.
        await service.UntilAsync(async () => await AcknowledgedAsync(service) == 2);
        Assert.Equal(0, Bans(service, members[Early]));
        await service.KillAsync();
        await service.Discord.ClearFaultsAsync();
        await service.StartAgainAsync();

        await service.UntilAsync(async () => await CountAsync(service, "execution = 'applied'") == 2);
        await Task.WhenAll(answering);
        foreach (var id in members.Values)
        {
            await service.UntilAsync(() => IsToldAsync(service, id));
        }

        Assert.Equal(0, await service.StopAsync());
        Assert.Equal(2, await CountAsync(service, "guild_id > 0"));
        foreach (var id in members.Values)
        {
            Assert.Equal(1, Bans(service, id));
            Assert.Equal(1, await DmsAsync(service, id));
        }
    }

    /// <summary>Null: SQLite.</summary>
    protected abstract Task<StorageOptions?> NewDatabaseAsync();

    private static Task HoldAsync(KilledService service, ulong member, string how) =>
        service.Discord.FaultAsync(
            "discord",
            new JsonObject { ["method"] = "PUT", ["route"] = $"/guilds/{{guild}}/bans/{member}" },
            new JsonObject { [how] = UntilKilled },
            // A process that is slow to die tries again.
            times: 100
        );

    private static Task<CommandAnswer> BanAsync(KilledService service, string name) =>
        service.Discord.RunInAsync(Place, "moderator", "ban", ("user", name), ("reason", "raiding"));

    private static ulong IdOf(KilledService service, string name) =>
        Look(service, guild => guild.Members.Values.Single(member => member.User.Name == name).User.Id);

    /// <summary>The moderator's answer says at the end that it was done, whatever it said in between.</summary>
    private static async Task<bool> IsToldAsync(KilledService service, ulong user) =>
        (await service.Discord.RequestsAsync()).Any(request =>
            (string)request["method"]! == "PATCH"
            && ((string)request["path"]!).EndsWith("/messages/@original", StringComparison.Ordinal)
            && request["body"]?.ToJsonString() is { } body
            && body.Contains("Banned", StringComparison.Ordinal)
            && body.Contains($"{user}", StringComparison.Ordinal)
        );

    private static async Task<int> AcknowledgedAsync(KilledService service) =>
        (await service.Discord.RequestsAsync()).Count(request =>
            (string)request["method"]! == "POST"
            && (int)request["status"]! is >= 200 and < 300
            && ((string)request["path"]!).Split('?')[0].EndsWith("/callback", StringComparison.Ordinal)
        );

    /// <summary>How often Discord banned them.</summary>
    private static int Bans(KilledService service, ulong user) =>
        Look(service, guild => guild.AuditLog.Count(e => e.TargetId == user && e.Action == AuditAction.MemberBan));

    private static async Task<int> DmsAsync(KilledService service, ulong user) =>
        (await service.Discord.ReadAsync($"/sim/users/{user}/dms"))
            .AsArray()
            .Sum(channel => channel!["messages"]!.AsArray().Count);

    private static Task<long> CountAsync(KilledService service, string condition) =>
        service.CountAsync($"SELECT COUNT(*) FROM cases WHERE {condition}");

    private static T Look<T>(KilledService service, Func<SimGuild, T> look)
    {
        var world = service.Discord.Get<Universe>();
        lock (world.Gate)
        {
            return look(world.Guilds[DemoWorld.AegisId]);
        }
    }
}

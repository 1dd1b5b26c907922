using Guildhall.Aegis.Access;
using Guildhall.Simulator.Acts;
using Guildhall.Simulator.Permissions;
using Guildhall.Simulator.Seeds;
using Guildhall.Simulator.State;
using Guildhall.Tests.Aegis.Actions;

namespace Guildhall.Tests.Aegis.Welcome;

/// <summary>aegis-demo, welcoming in #support.</summary>
public sealed class WelcomeStage : IAsyncLifetime
{
    internal ModerationStage Moderation { get; } = new();

    public async ValueTask InitializeAsync()
    {
        await Moderation.InitializeAsync();
        await SetAsync("channel", await Moderation.Service.ChannelAsync("support"));
        await SetAsync("message", "Hello {user}, {username}, of {server}: number {memberCount}.");
        await SetAsync("directMessage", "Read the rules of {server}.");
        await SetAsync("enabled", "yes");
    }

    public ValueTask DisposeAsync() => Moderation.DisposeAsync();

    internal Task SetAsync(string name, string value) => Moderation.SetAsync($"welcome.{name}", value);

    /// <summary>What was said in #support about that person.</summary>
    internal async Task<IReadOnlyList<string>> SaidAsync(Newcomer member) =>
        [
            .. (
                await Moderation.Discord.ReadAsync(
                    $"/sim/guilds/{DemoWorld.Aegis}/channels/support/messages?as=owner&limit=100"
                )
            )
                .AsArray()
                .Select(message => (string?)message!["content"] ?? "")
                .Where(text => text.Contains($"<@{member.Id}>", StringComparison.Ordinal)),
        ];

    internal bool Has(Newcomer member, ulong role)
    {
        var world = Moderation.Discord.Get<Universe>();
        lock (world.Gate)
        {
            return world.Guilds[DemoWorld.AegisId].Members.GetValueOrDefault(member.Id)?.Roles.Contains(role) == true;
        }
    }

    /// <summary>A role of everyone's permissions, once the service has heard of it.</summary>
    internal async Task<ulong> AddRoleAsync(string name)
    {
        var world = Moderation.Discord.Get<Universe>();
        ulong id;
        lock (world.Gate)
        {
            id = world.Ids.Next();
            RoleActs.Create(
                world,
                world.Guilds[DemoWorld.AegisId],
                new(id, name) { Permissions = Permission.Ordinary }
            );
        }

        var standings = Moderation.Service.Get<Standings>();
        await ModerationStage.UntilAsync(async () =>
            (
                await standings.GetAsync(AegisService.Guild, TestContext.Current.CancellationToken)
            ).Roles.Roles.ContainsKey(new(id))
        );
        return id;
    }

    internal Task<ulong> RoleAsync() => AddRoleAsync("guest");
}

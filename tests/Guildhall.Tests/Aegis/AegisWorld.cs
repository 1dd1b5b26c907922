using System.Text;
using System.Text.Json.Nodes;
using Guildhall.Discord.Gateway;
using Guildhall.Discord.Model;
using Guildhall.Simulator.Acts;
using Guildhall.Simulator.Permissions;
using Guildhall.Simulator.Seeds;
using Guildhall.Simulator.State;
using Guildhall.Tests.Discord;
using Guildhall.Tests.Kit;

namespace Guildhall.Tests.Aegis;

/// <summary>What happens in aegis-demo beside the bot.</summary>
internal static class AegisWorld
{
    public const string Place = "/sim/guilds/" + DemoWorld.Aegis;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>A role above @everyone and under all others; the bot knows it when this ends.</summary>
    public static async Task<Snowflake<Role>> AddRoleAsync(
        this AegisService service,
        string name,
        Permission permissions = Permission.Ordinary
    )
    {
        var world = service.Discord.Get<Universe>();
        SimRole role;
        lock (world.Gate)
        {
            role = new(world.Ids.Next(), name) { Permissions = permissions };
            RoleActs.Create(world, world.Guilds[DemoWorld.AegisId], role);
        }

        var guild = service.Get<GuildCache>().TryGet(AegisService.Guild)!;
        await Waiting.Until(() => guild.Roles.Roles.ContainsKey(new(role.Id)));
        return new(role.Id);
    }

    /// <summary>The role carries these from now on; the bot knows it when this ends.</summary>
    public static async Task PermitAsync(this AegisService service, Snowflake<Role> id, Permission permissions)
    {
        var world = service.Discord.Get<Universe>();
        lock (world.Gate)
        {
            var guild = world.Guilds[DemoWorld.AegisId];
            var role = guild.Roles[id.Value];
            role.Permissions = permissions;
            RoleActs.Announce(world, guild, role, "GUILD_ROLE_UPDATE");
        }

        var known = service.Get<GuildCache>().TryGet(AegisService.Guild)!;
        await Waiting.Until(() => (ulong)known.Roles.Roles[id].Permissions == (ulong)permissions);
    }

    /// <summary>The member has these roles from now on, and no others.</summary>
    public static Task GiveAsync(this AegisService service, string member, params string[] roles) =>
        service.ChangeAsync(member, new() { ["roles"] = new JsonArray([.. roles.Select(role => (JsonNode?)role)]) });

    public static async Task ChangeAsync(this AegisService service, string member, JsonObject changes)
    {
        using var content = new StringContent(changes.ToJsonString(), Encoding.UTF8, "application/json");
        using var changed = await service.Discord.Http.PatchAsync($"{Place}/members/{member}", content, Cancellation);
        Assert.True(changed.IsSuccessStatusCode, await changed.Content.ReadAsStringAsync(Cancellation));
    }

    /// <summary>Runs a command whose options are more than text: files.</summary>
    public static async Task<CommandAnswer> RunAsync(
        this AegisService service,
        string member,
        string command,
        JsonObject options
    )
    {
        service.ForgetPace(member);
        return new(
            await service.Discord.PostAsync(
                $"{Place}/channels/general/commands",
                new JsonObject
                {
                    ["as"] = member,
                    ["name"] = command,
                    ["waitMs"] = LocalDiscord.PatienceMs,
                    ["options"] = options,
                }
            )
        );
    }

    public static JsonObject File(string name, string content) =>
        new() { ["name"] = name, ["base64"] = Convert.ToBase64String(Encoding.UTF8.GetBytes(content)) };

    public static async Task<IReadOnlyList<string>> CompleteAsync(
        this AegisService service,
        string command,
        string focused,
        params (string Name, string Value)[] options
    )
    {
        var answer = await service.Discord.PostAsync(
            $"{Place}/channels/general/commands/autocomplete",
            new JsonObject
            {
                ["as"] = "owner",
                ["name"] = command,
                ["waitMs"] = LocalDiscord.PatienceMs,
                ["focused"] = focused,
                ["options"] = new JsonObject(options.Select(o => KeyValuePair.Create(o.Name, (JsonNode?)o.Value))),
            }
        );
        return [.. answer["choices"]!.AsArray().Select(choice => choice!["value"]!.ToString())];
    }

    public static Task<long> CountAuditAsync(this AegisService service, string action) =>
        service.Guildhall.CountAsync($"SELECT COUNT(*) FROM audit WHERE action = '{action}'");
}

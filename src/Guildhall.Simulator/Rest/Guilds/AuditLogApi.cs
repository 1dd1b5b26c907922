using System.Text.Json.Nodes;
using Guildhall.Simulator.Permissions;
using Guildhall.Simulator.Rest.Commands;
using Guildhall.Simulator.State;
using Guildhall.Simulator.Wire;

namespace Guildhall.Simulator.Rest.Guilds;

internal static class AuditLogApi
{
    public static void Map(RestMap api) => api.Get("/guilds/{guild}/audit-logs", Read);

    private static Answer Read(Call call)
    {
        var guild = call.Guild();
        call.Need(guild, Permission.ViewAuditLog);
        var page = Page(call, guild);
        var targets = page.Select(e => e.TargetId ?? 0).ToHashSet();
        var people = page.Select(e => e.Actor)
            .Concat(targets.Select(id => call.World.Users.GetValueOrDefault(id)).OfType<SimUser>());
        var webhooks = call.World.Webhooks.Values.Where(w => targets.Contains(w.Id));
        var threads = guild.Threads.Where(t => targets.Contains(t.Id));
        var events = guild.ScheduledEvents.Values.Where(e => targets.Contains(e.Id));
        var rules = guild.Rules.Values.Where(r => targets.Contains(r.Id));
        return Answer.Ok(
            new JsonObject
            {
                ["audit_log_entries"] = page.Select(e => e.ToJson()).ToJsonArray(),
                ["users"] = people.Distinct().Select(u => u.ToJson()).ToJsonArray(),
                ["webhooks"] = webhooks.Select(w => w.ToJson(call.World.Origin)).ToJsonArray(),
                ["integrations"] = new JsonArray(),
                ["threads"] = threads.Select(t => t.ToJson()).ToJsonArray(),
                ["guild_scheduled_events"] = events.Select(e => e.ToJson(guild)).ToJsonArray(),
                ["application_commands"] = CommandsOf(call.World, guild, targets).ToJsonArray(),
                ["auto_moderation_rules"] = rules.Select(r => r.ToJson(guild)).ToJsonArray(),
            }
        );
    }

    private static IEnumerable<JsonObject> CommandsOf(Universe world, SimGuild guild, HashSet<ulong> targets) =>
        world
            .GuildCommands.Values.Where(c => c.GuildId == guild.Id)
            .Concat(world.Bots.Values.SelectMany(b => b.Commands.Values))
            .Where(c => targets.Contains(c.Id))
            .Select(CommandRoutes.ToJson);

    // Newest first, unless one asks for what came after.
    private static SimAuditEntry[] Page(Call call, SimGuild guild)
    {
        var (before, after) = (call.QueryId("before"), call.QueryId("after"));
        var (user, action) = (call.QueryId("user_id"), call.QueryId("action_type"));
        var target = call.QueryId("target_id");
        var chosen = guild
            .AuditLog.Where(e => before is null || e.Id < before)
            .Where(e => after is null || e.Id > after)
            .Where(e => user is null || e.Actor.Id == user)
            .Where(e => action is null || (ulong)e.Action == action)
            .Where(e => target is null || e.TargetId == target);
        var ordered = after is null ? chosen.Reverse() : chosen;
        return [.. ordered.Take(call.QueryNumber("limit", 50, 1, 100))];
    }
}

using System.Text.Json.Nodes;
using Guildhall.Simulator.State;

namespace Guildhall.Simulator.Wire;

internal static class RuleWire
{
    public static JsonObject ToJson(this SimRule rule, SimGuild guild) =>
        new()
        {
            ["id"] = rule.Id.Text(),
            ["guild_id"] = guild.Id.Text(),
            ["creator_id"] = rule.CreatorId.Text(),
            ["name"] = rule.Name,
            ["event_type"] = rule.EventType,
            ["trigger_type"] = rule.Trigger,
            ["trigger_metadata"] = rule.Metadata.Copy(),
            ["actions"] = rule.Actions.Copy(),
            ["enabled"] = rule.IsEnabled,
            ["exempt_roles"] = rule.ExemptRoles.Order().Ids(),
            ["exempt_channels"] = rule.ExemptChannels.Order().Ids(),
        };
}

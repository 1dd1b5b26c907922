using System.Globalization;
using System.Text.Json.Nodes;
using Guildhall.Simulator.Permissions;
using Guildhall.Simulator.Rest.Messages;
using Guildhall.Simulator.State;
using Guildhall.Simulator.Wire;

namespace Guildhall.Simulator.Acts.AutoMod;

/// <summary>One action of a triggered rule: its effect, its audit entry, its AUTO_MODERATION_ACTION_EXECUTION.</summary>
/// <param name="channel">Null when a profile was checked.</param>
/// <param name="message">Null when nothing was posted.</param>
internal sealed class AutoModAction(
    Universe world,
    SimGuild guild,
    SimChannel? channel,
    SimMember member,
    string content,
    SimMessage? message,
    RuleHit hit
)
{
    public const int Block = 1;
    public const int Alert = 2;
    public const int TimeOut = 3;
    public const int Quarantine = 4;

    private const int AlertMessage = 24;

    public void Execute(JsonObject action)
    {
        var alert = 0UL;
        var type = AutoModActs.TypeOf(action);
        switch (type)
        {
            case Block:
                Audit(AuditAction.RuleBlockedMessage);
                break;
            case Alert:
                alert = SendAlert(action);
                Audit(AuditAction.RuleFlagged);
                break;
            case TimeOut:
                MuteFor((int?)action["metadata"]?["duration_seconds"] ?? 60);
                Audit(AuditAction.RuleTimedOut);
                break;
            case Quarantine:
                Audit(AuditAction.RuleQuarantined);
                break;
        }

        Publish(action, alert);
    }

    private void MuteFor(int seconds)
    {
        var until = world.Now.AddSeconds(seconds);
        if (!(member.TimeoutUntil > until))
        {
            member.TimeoutUntil = until;
            MemberActs.Announce(world, guild, member);
        }
    }

    private ulong SendAlert(JsonObject action)
    {
        var target = action["metadata"]?["channel_id"].AsId();
        if (guild.Channels.GetValueOrDefault(target ?? 0) is not { } place)
        {
            return 0;
        }

        var alert = new SimMessage(world.Ids.Next(), place, member.User) { Type = AlertMessage };
        var fields = new JsonArray(Field("rule_name", hit.Rule.Name));
        Add(fields, "channel_id", channel?.Id.Text());
        Add(fields, "decision_id", alert.Id.Text());
        Add(fields, "keyword", hit.Keyword);
        Add(fields, "keyword_matched_content", hit.Content);
        Add(fields, "flagged_message_id", message?.Id.Text());
        var embed = new JsonObject
        {
            ["type"] = "auto_moderation_message",
            ["description"] = content,
            ["fields"] = fields,
        };
        MessageActs.Post(world, alert, new MessageDraft { Embeds = new JsonArray(embed) }, false);
        return alert.Id;
    }

    private void Audit(AuditAction action)
    {
        var options = new JsonObject
        {
            ["auto_moderation_rule_name"] = hit.Rule.Name,
            ["auto_moderation_rule_trigger_type"] = hit.Rule.Trigger.ToString(CultureInfo.InvariantCulture),
        };
        if (channel is not null)
        {
            options["channel_id"] = channel.Id.Text();
        }

        AuditActs.Write(world, guild, action, member.User, member.User.Id, options: options);
    }

    private void Publish(JsonObject action, ulong alert)
    {
        var data = new JsonObject
        {
            ["guild_id"] = guild.Id.Text(),
            ["action"] = action.DeepClone(),
            ["rule_id"] = hit.Rule.Id.Text(),
            ["rule_trigger_type"] = hit.Rule.Trigger,
            ["user_id"] = member.User.Id.Text(),
            ["content"] = content,
            ["matched_keyword"] = hit.Keyword,
            ["matched_content"] = hit.Content,
        };
        Add(data, "channel_id", channel?.Id);
        Add(data, "message_id", message?.Id);
        Add(data, "alert_system_message_id", alert == 0 ? null : alert);
        world.Publish(
            new("AUTO_MODERATION_ACTION_EXECUTION", data)
            {
                Guild = guild,
                Needs = Intents.AutoModerationExecution,
                Demands = Permission.ManageGuild,
            }
        );
    }

    private static void Add(JsonObject data, string name, ulong? id)
    {
        if (id is { } value)
        {
            data[name] = value.Text();
        }
    }

    private static void Add(JsonArray fields, string name, string? value)
    {
        if (value is not null)
        {
            fields.Add((JsonNode)Field(name, value));
        }
    }

    private static JsonObject Field(string name, string value) =>
        new()
        {
            ["name"] = name,
            ["value"] = value,
            ["inline"] = false,
        };
}

using System.Text.Json.Nodes;
using Guildhall.Simulator.Acts.AutoMod;
using Guildhall.Simulator.Permissions;
using Guildhall.Simulator.State;
using Guildhall.Simulator.Wire;

namespace Guildhall.Simulator.Rest.AutoMod;

/// <summary>An AutoMod rule as it is sent: its words by trigger, its actions, whom it spares.</summary>
internal static class RuleForm
{
    private const int LongestTimeOut = 2_419_200;

    /// <exception cref="ApiException">50035; nothing was changed.</exception>
    public static void Apply(Call call, SimGuild guild, SimRule rule, Form form, bool isNew)
    {
        var name = form.Text("name", 1, 100, isRequired: isNew);
        var kind = form.Choice("event_type", 1, 2);
        if (isNew)
        {
            form.Number("event_type", isRequired: true);
        }

        var isEnabled = form.Flag("enabled");
        var metadata = isNew || form.Has("trigger_metadata") ? Metadata(form, rule) : null;
        var actions = isNew || form.Has("actions") ? Actions(call, guild, rule, form) : null;
        var roles = form.Has("exempt_roles") ? form.Ids("exempt_roles", 20) : null;
        var channels = form.Has("exempt_channels") ? form.Ids("exempt_channels", 50) : null;
        if ((kind ?? rule.EventType) == 2 != (rule.Trigger == SimRule.Profile))
        {
            form.Fault("event_type", "AUTO_MODERATION_INVALID_EVENT_TYPE", "The trigger does not fit the event.");
        }

        form.Check();
        rule.Name = name ?? rule.Name;
        rule.EventType = kind ?? rule.EventType;
        rule.IsEnabled = isEnabled ?? rule.IsEnabled;
        rule.Metadata = metadata ?? rule.Metadata;
        rule.Actions = actions ?? rule.Actions;
        rule.ExemptRoles = roles is null ? rule.ExemptRoles : [.. roles];
        rule.ExemptChannels = channels is null ? rule.ExemptChannels : [.. channels];
    }

    private static JsonObject Metadata(Form form, SimRule rule)
    {
        var sent = form.Inner("trigger_metadata");
        switch (rule.Trigger)
        {
            case SimRule.Keyword or SimRule.Profile:
                if (Texts(sent, "keyword_filter", 1000, 60).Count + Texts(sent, "regex_patterns", 10, 260).Count == 0)
                {
                    form.Fault("trigger_metadata", "BASE_TYPE_REQUIRED", "A keyword or a pattern is required");
                }

                return new()
                {
                    ["keyword_filter"] = Texts(sent, "keyword_filter", 1000, 60),
                    ["regex_patterns"] = Patterns(sent),
                    ["allow_list"] = Texts(sent, "allow_list", 100, 60),
                };
            case SimRule.Preset:
                return new()
                {
                    ["presets"] = (sent?.Array("presets", 0, 3) ?? []).Copy(),
                    ["allow_list"] = Texts(sent, "allow_list", 1000, 60),
                };
            case SimRule.MentionSpam:
                return new()
                {
                    ["mention_total_limit"] = sent?.Number("mention_total_limit", 0, 50) ?? 20,
                    ["mention_raid_protection_enabled"] = sent?.Flag("mention_raid_protection_enabled") ?? false,
                };
            default:
                return [];
        }
    }

    private static JsonArray Texts(Form? sent, string name, int count, int length)
    {
        var texts = new JsonArray();
        foreach (var (node, i) in (sent?.Array(name, 0, count) ?? []).Select((n, i) => (n, i)))
        {
            if (node?.ToString() is not { Length: > 0 } text || Form.LengthOf(text) > length)
            {
                sent!.Fault($"{name}.{i}", "BASE_TYPE_BAD_LENGTH", $"Must be between 1 and {length} in length.");
            }
            else
            {
                texts.Add((JsonNode)text);
            }
        }

        return texts;
    }

    private static JsonArray Patterns(Form? sent)
    {
        var patterns = Texts(sent, "regex_patterns", 10, 260);
        for (var i = 0; i < patterns.Count; i++)
        {
            if (KeywordMatch.TryCompile(patterns[i]!.ToString()) is null)
            {
                sent!.Fault($"regex_patterns.{i}", "AUTO_MODERATION_INVALID_REGEX", "Invalid regex pattern");
            }
        }

        return patterns;
    }

    private static JsonArray Actions(Call call, SimGuild guild, SimRule rule, Form form)
    {
        var actions = new JsonArray();
        foreach (var action in form.Items("actions", 1, 5))
        {
            var type = action.Choice("type", 1, 2, 3, 4) ?? 0;
            var sent = action.Inner("metadata");
            var metadata = type switch
            {
                AutoModAction.Block => Block(sent),
                AutoModAction.Alert => Alert(guild, action, sent),
                AutoModAction.TimeOut => TimeOut(call, guild, rule, action, sent),
                _ => [],
            };
            actions.Add((JsonNode)new JsonObject { ["type"] = type, ["metadata"] = metadata });
        }

        // Without any, Discord blocks.
        return actions.Count > 0 || form.Has("actions")
            ? actions
            : new(new JsonObject { ["type"] = AutoModAction.Block, ["metadata"] = new JsonObject() });
    }

    private static JsonObject Block(Form? sent) =>
        sent?.Text("custom_message", 0, 300) is { Length: > 0 } text ? new() { ["custom_message"] = text } : [];

    private static JsonObject Alert(SimGuild guild, Form action, Form? sent)
    {
        var id = sent?.Id("channel_id", isRequired: true);
        if (sent is null)
        {
            action.Fault("metadata", "BASE_TYPE_REQUIRED", "This field is required");
        }
        else if (id is { } channel && !guild.Channels.ContainsKey(channel))
        {
            sent.Fault("channel_id", "CHANNEL_DOES_NOT_EXIST", "Channel does not exist");
        }

        return new() { ["channel_id"] = id.Text() };
    }

    private static JsonObject TimeOut(Call call, SimGuild guild, SimRule rule, Form action, Form? sent)
    {
        if (rule.Trigger is not (SimRule.Keyword or SimRule.MentionSpam))
        {
            action.Fault("type", "AUTO_MODERATION_INVALID_ACTION", "This rule cannot time members out.");
        }

        call.Need(guild, Permission.ModerateMembers);
        return new() { ["duration_seconds"] = sent?.Number("duration_seconds", 0, LongestTimeOut) ?? 60 };
    }
}

using Guildhall.Simulator.Acts.AutoMod;
using Guildhall.Simulator.Permissions;
using Guildhall.Simulator.State;
using Guildhall.Simulator.Wire;

namespace Guildhall.Simulator.Rest.AutoMod;

/// <summary>AutoMod rules: everything needs MANAGE_GUILD.</summary>
internal static class RuleApi
{
    private const string All = "/guilds/{guild}/auto-moderation/rules";
    private const string One = All + "/{rule}";

    public static void Map(RestMap api)
    {
        api.Get(All, List);
        api.Post(All, Create);
        api.Get(One, Get);
        api.Patch(One, Edit);
        api.Delete(One, Delete);
    }

    private static SimGuild Guild(Call call)
    {
        var guild = call.Guild();
        call.Need(guild, Permission.ManageGuild);
        return guild;
    }

    private static SimRule Find(Call call, SimGuild guild) =>
        guild.Rules.GetValueOrDefault(call.Id("rule")) ?? throw Refusals.UnknownRule;

    private static Answer List(Call call)
    {
        var guild = Guild(call);
        return Answer.Ok(guild.Rules.Values.Select(r => r.ToJson(guild)).ToJsonArray());
    }

    private static Answer Get(Call call)
    {
        var guild = Guild(call);
        return Answer.Ok(Find(call, guild).ToJson(guild));
    }

    private static Answer Create(Call call)
    {
        var guild = Guild(call);
        var form = call.Form();
        var trigger = form.Choice("trigger_type", 1, 3, 4, 5, 6);
        if (trigger is null)
        {
            form.Number("trigger_type", isRequired: true);
        }

        form.Check();
        var limit = trigger == SimRule.Keyword ? 6 : 1;
        if (guild.Rules.Values.Count(r => r.Trigger == trigger) >= limit)
        {
            form.Fault(
                "trigger_type",
                "AUTO_MODERATION_MAX_RULES_OF_TYPE_EXCEEDED",
                $"Maximum number of rules of this type exceeded ({limit})"
            );
        }

        form.Check();
        var rule = new SimRule(call.World.Ids.Next(), call.Bot.User.Id, trigger!.Value);
        RuleForm.Apply(call, guild, rule, form, isNew: true);
        guild.Rules.Add(rule.Id, rule);
        AutoModActs.Announce(call.World, guild, rule, "AUTO_MODERATION_RULE_CREATE");
        call.Audit(guild, AuditAction.RuleCreate, rule.Id, null, rule.ToJson(guild));
        return Answer.Ok(rule.ToJson(guild));
    }

    private static Answer Edit(Call call)
    {
        var guild = Guild(call);
        var rule = Find(call, guild);
        var before = rule.ToJson(guild);
        RuleForm.Apply(call, guild, rule, call.Form(), isNew: false);
        AutoModActs.Announce(call.World, guild, rule, "AUTO_MODERATION_RULE_UPDATE");
        call.Audit(guild, AuditAction.RuleUpdate, rule.Id, before, rule.ToJson(guild));
        return Answer.Ok(rule.ToJson(guild));
    }

    private static Answer Delete(Call call)
    {
        var guild = Guild(call);
        var rule = Find(call, guild);
        guild.Rules.Remove(rule.Id);
        AutoModActs.Announce(call.World, guild, rule, "AUTO_MODERATION_RULE_DELETE");
        call.Audit(guild, AuditAction.RuleDelete, rule.Id, rule.ToJson(guild));
        return Answer.NoContent;
    }
}

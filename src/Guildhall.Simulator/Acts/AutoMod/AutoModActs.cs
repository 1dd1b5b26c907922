using System.Text.Json.Nodes;
using Guildhall.Simulator.Permissions;
using Guildhall.Simulator.Rest;
using Guildhall.Simulator.State;
using Guildhall.Simulator.Wire;

namespace Guildhall.Simulator.Acts.AutoMod;

/// <summary>AutoMod at work. Bots, webhooks and those who manage the server are never stopped.</summary>
internal static class AutoModActs
{
    /// <summary>The rules that a text of this person triggers there.</summary>
    public static IReadOnlyList<RuleHit> Check(Universe world, SimChannel channel, SimUser author, string content)
    {
        if (channel.Guild is not { Rules.Count: > 0 } guild || content.Length == 0)
        {
            return [];
        }

        var rules = guild.Rules.Values.Where(r => r is { IsEnabled: true, EventType: 1 });
        return Subject(world, guild, author) is { } member
            ?
            [
                .. rules
                    .Where(r => Applies(r, member, channel))
                    .Select(r => RuleTrigger.Find(r, content))
                    .OfType<RuleHit>(),
            ]
            : [];
    }

    /// <summary>True when one of the rules keeps the message back.</summary>
    public static bool Blocks(IReadOnlyList<RuleHit> hits) =>
        hits.Any(h => h.Rule.Actions.Any(a => TypeOf(a) == AutoModAction.Block));

    /// <summary>Does what the rules ask for.</summary>
    /// <param name="message">Null when it was blocked.</param>
    public static void Execute(
        Universe world,
        SimChannel channel,
        SimUser author,
        string content,
        SimMessage? message,
        IReadOnlyList<RuleHit> hits
    )
    {
        if (hits.Count == 0)
        {
            return;
        }

        var member = channel.Guild!.Members[author.Id];
        foreach (var hit in hits)
        {
            foreach (var action in hit.Rule.Actions)
            {
                new AutoModAction(world, channel.Guild, channel, member, content, message, hit).Execute(
                    (JsonObject)action!
                );
            }
        }
    }

    /// <summary>Checks the name that a member now has, and quarantines or releases.</summary>
    public static void CheckProfile(Universe world, SimGuild guild, SimMember member)
    {
        var rules = guild.Rules.Values.Where(r => r is { IsEnabled: true, EventType: 2 }).ToArray();
        if (rules.Length == 0 || Subject(world, guild, member.User) is null)
        {
            return;
        }

        var name = member.Nick ?? member.User.DisplayName ?? member.User.Name;
        var hit = rules
            .Where(r => !r.ExemptRoles.Overlaps(member.Roles))
            .Select(r => RuleTrigger.Find(r, name))
            .FirstOrDefault(h => h is not null);
        var quarantines = hit?.Rule.Actions.Any(a => TypeOf(a) == AutoModAction.Quarantine) == true;
        var flags = quarantines ? member.Flags | SimMember.Quarantined : member.Flags & ~SimMember.Quarantined;
        if (flags != member.Flags)
        {
            member.Flags = flags;
            MemberActs.Announce(world, guild, member);
        }

        if (hit is not null)
        {
            foreach (var action in hit.Rule.Actions)
            {
                new AutoModAction(world, guild, null, member, name, null, hit).Execute((JsonObject)action!);
            }
        }
    }

    /// <summary>AUTO_MODERATION_RULE_CREATE, …_UPDATE or …_DELETE, for bots that manage the server.</summary>
    public static void Announce(Universe world, SimGuild guild, SimRule rule, string name) =>
        world.Publish(
            new(name, rule.ToJson(guild))
            {
                Guild = guild,
                Needs = Intents.AutoModerationConfiguration,
                Demands = Permission.ManageGuild,
            }
        );

    /// <exception cref="ApiException">200000 when a rule blocks; its actions have been done.</exception>
    public static void RefuseBlocked(
        Universe world,
        SimChannel channel,
        SimUser author,
        string content,
        IReadOnlyList<RuleHit> hits
    )
    {
        if (Blocks(hits))
        {
            Execute(world, channel, author, content, null, hits);
            throw Refusals.BlockedByAutoMod;
        }
    }

    public static int TypeOf(JsonNode? action) => (int)action!["type"]!;

    private static SimMember? Subject(Universe world, SimGuild guild, SimUser author) =>
        !author.IsBot
        && guild.Members.GetValueOrDefault(author.Id) is { } member
        && !world.PermissionsOf(member, guild).HasFlag(Permission.ManageGuild)
            ? member
            : null;

    private static bool Applies(SimRule rule, SimMember member, SimChannel channel) =>
        !rule.ExemptRoles.Overlaps(member.Roles)
        && !rule.ExemptChannels.Contains(channel.Id)
        && !(channel.ParentId is { } parent && rule.ExemptChannels.Contains(parent));
}

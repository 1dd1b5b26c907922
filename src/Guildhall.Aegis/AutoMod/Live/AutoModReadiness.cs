using Guildhall.Aegis.Access;
using Guildhall.Aegis.AutoMod.Engine;
using Guildhall.Aegis.AutoMod.Live.Acts;
using Guildhall.Aegis.Cases;
using Guildhall.Aegis.Webhooks;
using Guildhall.Discord.Model;

namespace Guildhall.Aegis.AutoMod.Live;

/// <summary>What a guild's rules need that the bot was not given, told before the first hit fails.</summary>
internal sealed class AutoModReadiness(Standings standings, HitPlaces places, WebhookBook webhooks, TimeProvider time)
{
    private const int MostLines = 6;

    private const Permissions ToTell = Permissions.ViewChannel | Permissions.SendMessages | Permissions.EmbedLinks;

    /// <summary>Where alerts go, and a line for each thing that is missing.</summary>
    public async Task<string> DescribeAsync(Snowflake<Guild> guild, RuleSet rules, CancellationToken cancellation)
    {
        var standing = await standings.GetAsync(guild, cancellation);
        var lines = new List<string> { await places.DescribeAsync(guild, cancellation) };
        if (await places.AlertsAsync(guild, cancellation) is { } channel)
        {
            var there = standing.PermissionsOf(standing.Bot, channel, time.GetUtcNow());
            if (there is null)
            {
                lines.Add($"⚠️ I do not see <#{channel}>: no alert arrives there.");
            }
            else if ((ToTell & ~there.Value) is var silent and not Permissions.None)
            {
                lines.Add($"⚠️ No alert arrives in <#{channel}>: there I lack **{PermissionNames.Of(silent)}**.");
            }
        }

        var held = standing.PermissionsOf(standing.Bot, null, time.GetUtcNow()) ?? Permissions.None;
        if ((NeedOf(rules) & ~held) is var missing and not Permissions.None)
        {
            lines.Add($"⚠️ For these rules my role lacks **{PermissionNames.Of(missing)}**.");
        }

        lines.AddRange(await NamedAsync(guild, standing, rules, cancellation));
        var more = lines.Count > MostLines ? $"\n… and {lines.Count - MostLines} more." : "";
        return string.Join('\n', lines.Take(MostLines)) + more;
    }

    /// <summary>As the other, with what the rules have that can hardly be meant.</summary>
    public async Task<string> DescribeAsync(GuildRules saved, Snowflake<Guild> guild, CancellationToken cancellation)
    {
        var odd = saved.Warnings.Select(warning => $"⚠️ `{warning.Path}` {CaseText.Plain(warning.Message)}.").ToList();
        var more = odd.Count > MostLines ? $"\n… and {odd.Count - MostLines} more of the kind." : "";
        var ready = await DescribeAsync(guild, saved.Rules, cancellation);
        return odd.Count == 0 ? ready : $"{ready}\n{string.Join('\n', odd.Take(MostLines))}{more}";
    }

    /// <summary>What single actions name.</summary>
    private async Task<IReadOnlyList<string>> NamedAsync(
        Snowflake<Guild> guild,
        GuildStanding standing,
        RuleSet rules,
        CancellationToken cancellation
    )
    {
        var lines = new List<string>();
        foreach (var rule in rules.Rules.Where(rule => rule.Mode == RuleMode.Enforce))
        {
            foreach (var action in rule.Then)
            {
                var fault = action.Kind switch
                {
                    ActionKind.Webhook => await OfWebhookAsync(guild, action.Text!, cancellation),
                    ActionKind.AddRole or ActionKind.RemoveRole => OfRole(standing, new(action.Target)),
                    ActionKind.Alert or ActionKind.Vote when action.Target != 0 => OfChannel(
                        standing,
                        new(action.Target)
                    ),
                    _ => null,
                };
                if (fault is not null)
                {
                    lines.Add($"⚠️ The rule “{CaseText.Plain(rule.Name)}”: {fault}");
                }
            }
        }

        return lines;
    }

    private async Task<string?> OfWebhookAsync(Snowflake<Guild> guild, string name, CancellationToken cancellation) =>
        await webhooks.FindAsync(guild, name, cancellation) is not { } webhook
            ? $"there is no webhook “{CaseText.Plain(name)}”; `/webhook add` makes one."
        : !webhook.IsOn ? $"the webhook “{CaseText.Plain(name)}” is switched off; `/webhook test` switches it on again."
        : null;

    private static string? OfRole(GuildStanding standing, Snowflake<Role> id) =>
        standing.Roles.Roles.GetValueOrDefault(id) is not { } role ? $"there is no role {id} any more."
        : role.Managed ? $"<@&{id}> belongs to an integration; nobody can give or take it by hand."
        : !RoleHierarchy.CanManage(standing.Roles, standing.Bot, role)
            ? $"<@&{id}> is level with or above my role; move mine above it in Server Settings → Roles."
        : null;

    private string? OfChannel(GuildStanding standing, Snowflake<Channel> channel) =>
        standing.PermissionsOf(standing.Bot, channel, time.GetUtcNow()) is not { } there ? $"I do not see <#{channel}>."
        : (ToTell & ~there) is var missing and not Permissions.None
            ? $"in <#{channel}> I lack **{PermissionNames.Of(missing)}**."
        : null;

    private static Permissions NeedOf(RuleSet rules) =>
        rules
            .Rules.Where(rule => rule.Mode == RuleMode.Enforce)
            .SelectMany(rule => rule.Then)
            .Aggregate(Permissions.ViewChannel, (need, action) => need | NeedOf(action.Kind));

    private static Permissions NeedOf(ActionKind action) =>
        action switch
        {
            ActionKind.Delete or ActionKind.DeleteLast => Permissions.ManageMessages,
            ActionKind.Reply or ActionKind.Vote => Permissions.SendMessages,
            ActionKind.Ticket => Permissions.CreatePrivateThreads,
            ActionKind.AddRole or ActionKind.RemoveRole or ActionKind.Quarantine => Permissions.ManageRoles,
            ActionKind.Nickname => Permissions.ManageNicknames,
            ActionKind.Lock => Permissions.ManageRoles | Permissions.ManageChannels,
            ActionKind.Slowmode => Permissions.ManageChannels,
            ActionKind.PauseInvites => Permissions.ManageGuild,
            ActionKind.Timeout => Permissions.ModerateMembers,
            ActionKind.Kick => Permissions.KickMembers,
            ActionKind.Softban or ActionKind.Tempban or ActionKind.Ban => Permissions.BanMembers,
            _ => Permissions.None,
        };
}

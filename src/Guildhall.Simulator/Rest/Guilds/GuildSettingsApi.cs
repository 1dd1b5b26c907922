using System.Text.Json.Nodes;
using Guildhall.Simulator.Acts;
using Guildhall.Simulator.Permissions;
using Guildhall.Simulator.State;
using Guildhall.Simulator.Wire;

namespace Guildhall.Simulator.Rest.Guilds;

/// <summary>What a server's settings page changes: everything needs MANAGE_GUILD.</summary>
internal static class GuildSettingsApi
{
    private static readonly TimeSpan LongestPause = TimeSpan.FromHours(24);

    // Kept and given back as they were sent.
    private static readonly string[] Kept =
    [
        "preferred_locale",
        "afk_channel_id",
        "afk_timeout",
        "system_channel_flags",
        "default_message_notifications",
        "explicit_content_filter",
        "public_updates_channel_id",
        "safety_alerts_channel_id",
        "premium_progress_bar_enabled",
        "features",
    ];

    private static readonly string[] ChannelFields =
    [
        "system_channel_id",
        "rules_channel_id",
        "afk_channel_id",
        "public_updates_channel_id",
        "safety_alerts_channel_id",
    ];

    public static void Map(RestMap api)
    {
        api.Patch("/guilds/{guild}", Edit);
        api.Put("/guilds/{guild}/incident-actions", Pause);
        api.Get("/guilds/{guild}/prune", CountIdle);
        api.Post("/guilds/{guild}/prune", Prune);
    }

    private static Answer Edit(Call call)
    {
        var guild = call.Guild();
        call.Need(guild, Permission.ManageGuild);
        var form = call.Form();
        var name = form.Text("name", 2, 100);
        var level = form.Number("verification_level", 0, 4);
        var description = form.Text("description", 0, 300);
        foreach (var field in ChannelFields)
        {
            if (form.Id(field) is { } id && !guild.Channels.ContainsKey(id))
            {
                form.Fault(field, "CHANNEL_DOES_NOT_EXIST", "Channel does not exist");
            }
        }

        form.Check();
        if (form.Has("owner_id"))
        {
            throw Refusals.OwnerOnly;
        }

        var before = guild.ToJson();
        guild.Name = name ?? guild.Name;
        guild.VerificationLevel = level ?? guild.VerificationLevel;
        guild.Description = form.Has("description") ? description : guild.Description;
        guild.SystemChannelId = form.Has("system_channel_id") ? form.Id("system_channel_id") : guild.SystemChannelId;
        guild.RulesChannelId = form.Has("rules_channel_id") ? form.Id("rules_channel_id") : guild.RulesChannelId;
        foreach (var field in Kept.Where(form.Has))
        {
            guild.Extra[field] = form.Body[field]?.DeepClone();
        }

        GuildActs.Updated(call.World, guild);
        call.Audit(guild, AuditAction.GuildUpdate, guild.Id, before, guild.ToJson());
        return Answer.Ok(guild.ToJson());
    }

    private static Answer Pause(Call call)
    {
        var guild = call.Guild();
        call.Need(guild, Permission.ManageGuild);
        var form = call.Form();
        var (invites, dms) = (form.Time("invites_disabled_until"), form.Time("dms_disabled_until"));
        foreach (var (field, until) in new[] { ("invites_disabled_until", invites), ("dms_disabled_until", dms) })
        {
            if (until > call.World.Now + LongestPause)
            {
                form.Fault(field, "GUILD_INCIDENTS_MAX_DURATION", "At most 24 hours ahead.");
            }
        }

        form.Check();
        var before = guild.ToJson();
        guild.InvitesPausedUntil = form.Has("invites_disabled_until") ? invites : guild.InvitesPausedUntil;
        guild.DmsPausedUntil = form.Has("dms_disabled_until") ? dms : guild.DmsPausedUntil;
        GuildActs.Updated(call.World, guild);
        call.Audit(guild, AuditAction.GuildUpdate, guild.Id, before, guild.ToJson());
        return Answer.Ok(
            new JsonObject
            {
                ["invites_disabled_until"] = guild.InvitesPausedUntil.Iso(),
                ["dms_disabled_until"] = guild.DmsPausedUntil.Iso(),
            }
        );
    }

    private static Answer CountIdle(Call call)
    {
        var guild = MayPrune(call);
        var days = call.QueryNumber("days", 7, 1, 30);
        var form = new Form([]);
        var roles = Included(
            form,
            (call.Query("include_roles") ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries)
        );
        form.Check();
        var idle = Idle(call, guild, days, roles);
        return Answer.Ok(new JsonObject { ["pruned"] = idle.Length });
    }

    private static Answer Prune(Call call)
    {
        var guild = MayPrune(call);
        var form = call.Form();
        var days = form.Number("days", 1, 30) ?? 7;
        var isCounted = form.Flag("compute_prune_count") ?? true;
        var roles = Included(
            form,
            form.Body["include_roles"] switch
            {
                JsonArray array => [.. array.Select(r => r?.ToString() ?? "")],
                JsonValue text => text.ToString().Split(',', StringSplitOptions.RemoveEmptyEntries),
                _ => [],
            }
        );
        form.Check();
        var idle = Idle(call, guild, days, roles);
        foreach (var member in idle)
        {
            MemberActs.Remove(call.World, guild, member);
        }

        var options = new JsonObject { ["delete_member_days"] = $"{days}", ["members_removed"] = $"{idle.Length}" };
        call.Audit(guild, AuditAction.MemberPrune, null, options: options);
        return Answer.Ok(new JsonObject { ["pruned"] = isCounted ? idle.Length : null });
    }

    private static string[] Included(Form form, string[] roles)
    {
        foreach (var (at, role) in roles.Index())
        {
            if (!ulong.TryParse(role, out _))
            {
                form.Fault($"include_roles.{at}", "NUMBER_TYPE_COERCE", $"Value \"{role}\" is not snowflake.");
            }
        }

        return roles;
    }

    private static SimGuild MayPrune(Call call)
    {
        var guild = call.Guild();
        call.Need(guild, Permission.ManageGuild | Permission.KickMembers);
        return guild;
    }

    // Away, without roles but the named ones, not joined and not written for that long. Bots and the owner stay.
    private static SimMember[] Idle(Call call, SimGuild guild, int days, IEnumerable<string> roles)
    {
        var since = call.World.Now.AddDays(-days);
        var harmless = roles.Select(ulong.Parse).ToHashSet();
        var writers = guild
            .Channels.Values.SelectMany(c => c.LastWrittenAt)
            .Where(w => w.Value > since)
            .Select(w => w.Key)
            .ToHashSet();
        return
        [
            .. guild
                .Members.Values.Where(m => m is { Status: "offline", User.IsBot: false } && m.User.Id != guild.OwnerId)
                .Where(m => m.JoinedAt < since && m.Roles.IsSubsetOf(harmless) && !writers.Contains(m.User.Id)),
        ];
    }
}

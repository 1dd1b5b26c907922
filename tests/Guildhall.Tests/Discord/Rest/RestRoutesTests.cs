using Guildhall.Discord.Model;
using Guildhall.Discord.Rest;
using Guildhall.Tests.Kit;

namespace Guildhall.Tests.Discord.Rest;

/// <summary>Method, path and body of each call, as Discord documents them.</summary>
public class RestRoutesTests
{
    private static readonly Snowflake<Guild> guild = new(1);
    private static readonly Snowflake<Channel> channel = new(2);
    private static readonly Snowflake<Message> message = new(3);
    private static readonly Snowflake<User> user = new(4);
    private static readonly Snowflake<Role> role = new(5);
    private static readonly Snowflake<Webhook> webhook = new(6);
    private static readonly Snowflake<Application> application = new(7);
    private static readonly Snowflake<ApplicationCommand> command = new(8);
    private static readonly Snowflake<AutoModRule> rule = new(9);
    private static readonly Emoji emoji = new() { Id = new(10), Name = "spice" };
    private static readonly DateTimeOffset noon = new(2026, 1, 1, 12, 0, 0, TimeSpan.Zero);

    private readonly ManualTime time = new();

    public static TheoryData<string, string, Func<DiscordRest, CancellationToken, Task>> Calls =>
        new()
        {
            {
                "PUT channels/2/messages/3/reactions/spice%3A10/@me",
                "",
                (r, c) => r.AddReactionAsync(channel, message, emoji, c)
            },
            {
                "DELETE channels/2/messages/3/reactions/spice%3A10/@me",
                "",
                (r, c) => r.RemoveOwnReactionAsync(channel, message, emoji, c)
            },
            {
                "DELETE channels/2/messages/3/reactions/spice%3A10/4",
                "",
                (r, c) => r.RemoveReactionAsync(channel, message, emoji, user, c)
            },
            {
                "DELETE channels/2/messages/3/reactions/spice%3A10",
                "",
                (r, c) => r.ClearReactionsAsync(channel, message, emoji, c)
            },
            { "DELETE channels/2/messages/3/reactions", "", (r, c) => r.ClearReactionsAsync(channel, message, c) },
            {
                "GET channels/2/messages/3/reactions/spice%3A10?limit=50&after=4",
                "",
                (r, c) => r.GetReactionsAsync(channel, message, emoji, 50, user, c)
            },
            { "PUT channels/2/thread-members/@me", "", (r, c) => r.JoinThreadAsync(channel, c) },
            { "DELETE channels/2/thread-members/@me", "", (r, c) => r.LeaveThreadAsync(channel, c) },
            { "PUT channels/2/thread-members/4", "", (r, c) => r.AddThreadMemberAsync(channel, user, c) },
            { "DELETE channels/2/thread-members/4", "", (r, c) => r.RemoveThreadMemberAsync(channel, user, c) },
            {
                "GET channels/2/thread-members/4?with_member=true",
                "",
                (r, c) => r.GetThreadMemberAsync(channel, user, c)
            },
            {
                "GET channels/2/thread-members?with_member=true&limit=100",
                "",
                (r, c) => r.GetThreadMembersAsync(channel, 100, null, c)
            },
            { "GET guilds/1/threads/active", "", (r, c) => r.GetActiveThreadsAsync(guild, c) },
            {
                "GET channels/2/threads/archived/public?limit=10&before=2026-01-01T12%3A00%3A00.000000%2B00%3A00",
                "",
                (r, c) => r.GetArchivedThreadsAsync(channel, ArchivedThreads.Public, 10, noon, c)
            },
            {
                "GET channels/2/threads/archived/private?limit=10",
                "",
                (r, c) => r.GetArchivedThreadsAsync(channel, ArchivedThreads.Private, 10, null, c)
            },
            {
                "GET channels/2/users/@me/threads/archived/private?limit=10&before=1456255637913600000",
                "",
                (r, c) => r.GetArchivedThreadsAsync(channel, ArchivedThreads.JoinedPrivate, 10, noon, c)
            },
            {
                "POST channels/2/threads",
                """{"name":"t","type":12,"invitable":false}""",
                (r, c) =>
                    r.CreateThreadAsync(
                        channel,
                        new()
                        {
                            Name = "t",
                            Type = ChannelType.PrivateThread,
                            Invitable = false,
                        },
                        null,
                        c
                    )
            },
            {
                "POST channels/2/messages/3/threads",
                """{"name":"t"}""",
                (r, c) => r.CreateThreadAsync(channel, message, new() { Name = "t" }, null, c)
            },
            {
                "POST channels/2/threads",
                """{"name":"t","message":{"content":"x","allowed_mentions":{"parse":[],"replied_user":false}}}""",
                (r, c) => r.CreateThreadAsync(channel, CreateThread.InForum("t", MessagePayload.OfText("x")), null, c)
            },
            { "GET channels/2/messages?limit=7&before=3", "", (r, c) => r.GetMessagesAsync(channel, 7, message, c) },
            {
                "GET channels/2/messages?limit=7&after=3",
                "",
                (r, c) => r.GetMessagesAfterAsync(channel, 7, message, c)
            },
            {
                "GET channels/2/messages?limit=7&around=3",
                "",
                (r, c) => r.GetMessagesAroundAsync(channel, 7, message, c)
            },
            {
                "PATCH channels/2/messages/3",
                """{"allowed_mentions":{"parse":[],"replied_user":false},"attachments":[]}""",
                (r, c) => r.EditMessageAsync(channel, message, new() { Attachments = [] }, c)
            },
            { "POST channels/2/messages/3/crosspost", "", (r, c) => r.CrosspostMessageAsync(channel, message, c) },
            { "POST channels/2/typing", "", (r, c) => r.TriggerTypingAsync(channel, c) },
            { "GET channels/2/messages/pins?limit=50", "", (r, c) => r.GetPinsAsync(channel, 50, null, c) },
            { "PUT channels/2/messages/pins/3", "", (r, c) => r.PinMessageAsync(channel, message, "keep", c) },
            { "DELETE channels/2/messages/pins/3", "", (r, c) => r.UnpinMessageAsync(channel, message, null, c) },
            {
                "PATCH guilds/1/channels",
                """[{"id":"2","position":3},{"id":"2","lock_permissions":true,"parent_id":null}]""",
                (r, c) =>
                    r.SetChannelPositionsAsync(
                        guild,
                        [new(channel) { Position = 3 }, new(channel) { ParentId = new(null), LockPermissions = true }],
                        null,
                        c
                    )
            },
            { "GET channels/2/invites", "", (r, c) => r.GetChannelInvitesAsync(channel, c) },
            { "GET guilds/1/invites", "", (r, c) => r.GetGuildInvitesAsync(guild, c) },
            {
                "POST channels/2/invites",
                """{"max_age":0,"max_uses":1,"unique":true}""",
                (r, c) =>
                    r.CreateInviteAsync(
                        channel,
                        new()
                        {
                            MaxAge = 0,
                            MaxUses = 1,
                            Unique = true,
                        },
                        null,
                        c
                    )
            },
            { "GET invites/arra%2Fkis?with_counts=true", "", (r, c) => r.GetInviteAsync("arra/kis", c) },
            { "DELETE invites/arrakis", "", (r, c) => r.DeleteInviteAsync("arrakis", null, c) },
            {
                "PATCH guilds/1/roles",
                """[{"id":"5","position":2}]""",
                (r, c) => r.SetRolePositionsAsync(guild, [new(role, 2)], null, c)
            },
            {
                "PATCH guilds/1/roles/5",
                """{"permissions":"0","color":null}""",
                (r, c) =>
                    r.ModifyRoleAsync(guild, role, new() { Permissions = Permissions.None, Color = new(null) }, null, c)
            },
            {
                "PATCH guilds/1",
                """{"verification_level":4,"safety_alerts_channel_id":null}""",
                (r, c) =>
                    r.ModifyGuildAsync(
                        guild,
                        new() { VerificationLevel = 4, SafetyAlertsChannelId = new(null) },
                        null,
                        c
                    )
            },
            {
                "PUT guilds/1/incident-actions",
                """{"invites_disabled_until":"2026-01-01T12:00:00+00:00","dms_disabled_until":null}""",
                (r, c) =>
                    r.SetIncidentActionsAsync(
                        guild,
                        new() { InvitesDisabledUntil = noon, DmsDisabledUntil = new(null) },
                        null,
                        c
                    )
            },
            {
                "GET guilds/1/prune?days=7&include_roles=5%2C6",
                "",
                (r, c) => r.GetPruneCountAsync(guild, 7, [role, new(6)], c)
            },
            {
                "GET guilds/1/audit-logs?user_id=4&target_id=3&action_type=22&limit=100&before=11",
                "",
                (r, c) =>
                    r.GetAuditLogAsync(
                        guild,
                        new()
                        {
                            User = user,
                            Target = new(3),
                            ActionType = 22,
                        },
                        100,
                        new(11),
                        c
                    )
            },
            {
                "GET guilds/1/members/search?query=n%C3%A4ib&limit=5",
                "",
                (r, c) => r.SearchMembersAsync(guild, "näib", 5, c)
            },
            { "PATCH guilds/1/members/@me", """{"nick":null}""", (r, c) => r.SetOwnNickAsync(guild, null, null, c) },
            {
                "PATCH guilds/1/members/4",
                """{"channel_id":"2"}""",
                (r, c) => r.ModifyMemberAsync(guild, user, ModifyMember.MovedTo(channel), null, c)
            },
            {
                "PATCH guilds/1/members/4",
                """{"channel_id":null}""",
                (r, c) => r.ModifyMemberAsync(guild, user, ModifyMember.Disconnected(), null, c)
            },
            {
                "PATCH guilds/1/members/4",
                """{"roles":["5"],"mute":true,"deaf":false}""",
                (r, c) =>
                    r.ModifyMemberAsync(
                        guild,
                        user,
                        new()
                        {
                            Roles = new([role]),
                            Mute = true,
                            Deaf = false,
                        },
                        null,
                        c
                    )
            },
            { "GET guilds/1/bans?limit=1000&after=4", "", (r, c) => r.GetBansAsync(guild, 1_000, user, c) },
            {
                "POST guilds/1/bulk-ban",
                """{"user_ids":["4"],"delete_message_seconds":3600}""",
                (r, c) => r.BulkBanAsync(guild, [user], TimeSpan.FromHours(1), "raid", c)
            },
            { "GET guilds/1/auto-moderation/rules", "", (r, c) => r.GetAutoModRulesAsync(guild, c) },
            { "GET guilds/1/auto-moderation/rules/9", "", (r, c) => r.GetAutoModRuleAsync(guild, rule, c) },
            { "DELETE guilds/1/auto-moderation/rules/9", "", (r, c) => r.DeleteAutoModRuleAsync(guild, rule, null, c) },
            {
                "POST guilds/1/auto-moderation/rules",
                """{"name":"n","event_type":1,"trigger_type":1,"trigger_metadata":{"keyword_filter":["a*"]},"actions":[{"type":3,"metadata":{"duration_seconds":60}}]}""",
                (r, c) =>
                    r.CreateAutoModRuleAsync(
                        guild,
                        new()
                        {
                            Name = "n",
                            TriggerType = AutoModTrigger.Keyword,
                            TriggerMetadata = new() { KeywordFilter = ["a*"] },
                            Actions = [AutoModAction.TimeOut(TimeSpan.FromMinutes(1))],
                        },
                        null,
                        c
                    )
            },
            {
                "PATCH guilds/1/auto-moderation/rules/9",
                """{"enabled":false,"exempt_roles":null}""",
                (r, c) =>
                    r.ModifyAutoModRuleAsync(guild, rule, new() { Enabled = false, ExemptRoles = new(null) }, null, c)
            },
            {
                "GET applications/7/guilds/1/commands/permissions",
                "",
                (r, c) => r.GetCommandPermissionsAsync(application, guild, c)
            },
            {
                "GET applications/7/guilds/1/commands/8/permissions",
                "",
                (r, c) => r.GetCommandPermissionsAsync(application, guild, command, c)
            },
            {
                "DELETE applications/7/guilds/1/commands/8",
                "",
                (r, c) => r.DeleteGuildCommandAsync(application, guild, command, c)
            },
            { "DELETE applications/7/commands/8", "", (r, c) => r.DeleteGlobalCommandAsync(application, command, c) },
            { "GET guilds/1/webhooks", "", (r, c) => r.GetGuildWebhooksAsync(guild, c) },
            { "GET webhooks/6", "", (r, c) => r.GetWebhookAsync(webhook, c) },
            { "GET webhooks/6/to%20ken", "", (r, c) => r.GetWebhookAsync(webhook, "to ken", c) },
            {
                "PATCH webhooks/6",
                """{"avatar":null,"channel_id":"2"}""",
                (r, c) => r.ModifyWebhookAsync(webhook, new() { Avatar = new(null), ChannelId = channel }, null, c)
            },
            {
                "POST webhooks/6/t?wait=true&thread_id=2",
                """{"content":"x","allowed_mentions":{"parse":[],"replied_user":false},"username":"u"}""",
                (r, c) => r.ExecuteWebhookAsync(webhook, "t", new() { Content = "x", Username = "u" }, channel, c)
            },
            {
                "GET webhooks/6/t/messages/3?thread_id=2",
                "",
                (r, c) => r.GetWebhookMessageAsync(webhook, "t", message, channel, c)
            },
            {
                "PATCH webhooks/6/t/messages/3",
                """{"content":"","allowed_mentions":{"parse":[],"replied_user":false}}""",
                (r, c) => r.EditWebhookMessageAsync(webhook, "t", message, MessagePayload.OfText(""), null, c)
            },
            {
                "DELETE webhooks/6/t/messages/3",
                "",
                (r, c) => r.DeleteWebhookMessageAsync(webhook, "t", message, null, c)
            },
            { "DELETE webhooks/6/t", "", (r, c) => r.DeleteWebhookWithTokenAsync(webhook, "t", c) },
            { "GET users/@me/guilds?limit=200&after=1", "", (r, c) => r.GetOwnGuildsAsync(guild, c) },
            { "DELETE users/@me/guilds/1", "", (r, c) => r.LeaveGuildAsync(guild, c) },
        };

    [Theory]
    [MemberData(nameof(Calls), DisableDiscoveryEnumeration = true)]
    public async Task A_call_is_sent_as_documented(
        string line,
        string body,
        Func<DiscordRest, CancellationToken, Task> call
    )
    {
        var isList = line.StartsWith("GET", StringComparison.Ordinal) && IsList(line.Split('?')[0]);
        using var discord = new ScriptedDiscord(
            time,
            seen => ScriptedDiscord.Json(isList || IsRoles(seen) ? "[]" : "{}")
        );
        using var rest = discord.Client();

        await call(rest, TestContext.Current.CancellationToken);

        var request = Assert.Single(discord.Requests);
        Assert.Equal(line, $"{request.Method} {request.Path}");
        Assert.Equal(body, request.Body.Replace("\\u002B", "+", StringComparison.Ordinal));
        var isByToken = line.Contains("webhooks/6/", StringComparison.Ordinal);
        Assert.Equal(!isByToken, request.Headers.ContainsKey("Authorization"));
    }

    private static bool IsRoles(Seen seen) => seen is { Method: "PATCH", Path: "guilds/1/roles" };

    private static bool IsList(string line) =>
        line.Split('/')[^1]
            is "messages"
                or "invites"
                or "bans"
                or "rules"
                or "webhooks"
                or "search"
                or "thread-members"
                or "spice%3A10"
                or "guilds"
        || line.EndsWith("commands/permissions", StringComparison.Ordinal);
}

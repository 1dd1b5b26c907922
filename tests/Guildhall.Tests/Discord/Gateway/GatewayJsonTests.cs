using System.Text.Json.Serialization.Metadata;
using Guildhall.Discord.Gateway;

namespace Guildhall.Tests.Discord.Gateway;

public class GatewayJsonTests
{
    private static readonly GatewayJson json = GatewayJson.Default;

    [Fact]
    public void A_partial_edit_tells_what_it_does_not_change()
    {
        var edited = Read(
            json.MessageChanged,
            """{"id":"1","channel_id":"2","guild_id":"3","content":"now","edited_timestamp":"2026-08-01T12:00:00+00:00","new_field":{"x":[1]}}"""
        );

        Assert.Equal("now", edited.Content);
        Assert.Null(edited.Attachments);
        Assert.Null(edited.Pinned);
        Assert.Null(edited.Author);
    }

    [Fact]
    public void Deletions_and_reactions_name_their_place()
    {
        var bulk = Read(json.MessagesDeleted, """{"ids":["1","2"],"channel_id":"3","guild_id":"4"}""");
        var reaction = Read(
            json.ReactionChanged,
            """{"user_id":"5","channel_id":"3","message_id":"1","guild_id":"4","emoji":{"id":null,"name":"🔥"},"burst":true,"type":9}"""
        );
        var cleared = Read(
            json.ReactionsCleared,
            """{"channel_id":"3","message_id":"1","emoji":{"id":"7","name":"x"}}"""
        );

        Assert.Equal([1UL, 2UL], bulk.Ids.Select(id => id.Value));
        Assert.Equal(("🔥", true, 5UL), (reaction.Emoji.Name, reaction.Burst, reaction.UserId.Value));
        Assert.Equal(7UL, cleared.Emoji?.Id?.Value);
        Assert.Equal(1UL, Read(json.MessageDeleted, """{"id":"1","channel_id":"3"}""").Id.Value);
    }

    [Fact]
    public void Members_bans_and_roles_carry_their_guild()
    {
        var member = Read(
            json.MemberChanged,
            """{"guild_id":"4","user":{"id":"5","username":"u"},"roles":["6"],"communication_disabled_until":"2026-08-01T12:00:00+00:00","pending":true,"nick":null}"""
        );

        Assert.Equal((4UL, 5UL, true), (member.GuildId.Value, member.User.Id.Value, member.Pending));
        Assert.NotNull(member.CommunicationDisabledUntil);
        Assert.Equal(5UL, Read(json.MemberLeft, """{"guild_id":"4","user":{"id":"5"}}""").User.Id.Value);
        Assert.Equal(5UL, Read(json.BanChanged, """{"guild_id":"4","user":{"id":"5"}}""").User.Id.Value);
        Assert.Equal("r", Read(json.RoleChanged, """{"guild_id":"4","role":{"id":"6","name":"r"}}""").Role.Name);
        Assert.Equal(6UL, Read(json.RoleDeleted, """{"guild_id":"4","role_id":"6"}""").RoleId.Value);
    }

    [Fact]
    public void Threads_pins_and_invites_are_read()
    {
        var members = Read(
            json.ThreadMembersChanged,
            """{"id":"1","guild_id":"4","member_count":3,"added_members":[{"user_id":"5"}],"removed_member_ids":["6"]}"""
        );
        var invite = Read(
            json.InviteCreated,
            """{"code":"abc","channel_id":"3","guild_id":"4","created_at":"2026-08-01T12:00:00+00:00","max_age":0,"max_uses":5,"uses":0,"temporary":false,"inviter":{"id":"5"}}"""
        );

        Assert.Equal((3, 6UL), (members.MemberCount, Assert.Single(members.RemovedMemberIds).Value));
        Assert.Equal(("abc", 5, 5UL), (invite.Code, invite.MaxUses, invite.Inviter!.Id.Value));
        Assert.Equal("abc", Read(json.InviteDeleted, """{"code":"abc","channel_id":"3"}""").Code);
        Assert.Null(Read(json.ChannelPinsChanged, """{"channel_id":"3","last_pin_timestamp":null}""").LastPinTimestamp);
        Assert.Single(
            Read(json.ThreadsListed, """{"guild_id":"4","threads":[{"id":"1","type":11}],"members":[]}""").Threads
        );
    }

    [Fact]
    public void Voice_presence_typing_and_webhooks_are_read()
    {
        var voice = Read(
            json.VoiceState,
            """{"guild_id":"4","channel_id":null,"user_id":"5","session_id":"s","self_mute":true}"""
        );
        var presence = Read(
            json.PresenceChanged,
            """{"user":{"id":"5"},"guild_id":"4","status":"dnd","activities":[{"name":"x","type":4,"state":"here"}]}"""
        );

        Assert.Null(voice.ChannelId);
        Assert.True(voice.SelfMute);
        Assert.Equal(("dnd", "here"), (presence.Status, presence.Activities[0].State));
        Assert.Equal(
            1_700_000_000,
            Read(json.TypingStarted, """{"channel_id":"3","user_id":"5","timestamp":1700000000}""").Timestamp
        );
        Assert.Equal(3UL, Read(json.WebhooksChanged, """{"guild_id":"4","channel_id":"3"}""").ChannelId.Value);
    }

    [Fact]
    public void Moderation_is_read()
    {
        var executed = Read(
            json.AutoModExecuted,
            """{"guild_id":"4","action":{"type":3,"metadata":{"duration_seconds":60}},"rule_id":"8","rule_trigger_type":1,"user_id":"5","content":"bad","matched_keyword":"ba*","matched_content":"bad"}"""
        );
        var entry = Read(
            json.AuditLogEntry,
            """{"id":"9","user_id":"5","target_id":"6","action_type":22,"reason":"spam","guild_id":"4","changes":[{"key":"x"}]}"""
        );

        Assert.Equal((3, 60), (executed.Action.Type, executed.Action.Metadata!.DurationSeconds));
        Assert.Null(executed.MessageId);
        Assert.Equal((22, "spam", 4UL), (entry.ActionType, entry.Reason, entry.GuildId!.Value.Value));
    }

    [Fact]
    public void A_guild_comes_and_goes()
    {
        var come = Read(
            json.GuildAvailable,
            """{"id":"4","name":"Sietch","owner_id":"5","member_count":7,"roles":[{}]}"""
        );

        Assert.Equal(("Sietch", 7), (come.Name, come.MemberCount));
        Assert.True(Read(json.GuildGone, """{"id":"4","unavailable":true}""").Unavailable);
        Assert.False(Read(json.GuildGone, """{"id":"4"}""").Unavailable);
    }

    private static T Read<T>(JsonTypeInfo<T> type, string text) => GatewayEvent.Of("ANY", text).Read(type);
}

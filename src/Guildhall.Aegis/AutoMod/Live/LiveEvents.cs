using System.Text;
using Guildhall.Aegis.AutoMod.Engine;
using Guildhall.Aegis.AutoMod.Files;
using Guildhall.Discord.Gateway.Events;
using Guildhall.Discord.Model;
using Guildhall.Discord.Rest;

namespace Guildhall.Aegis.AutoMod.Live;

/// <summary>Gateway events as rules see them.</summary>
internal static class LiveEvents
{
    private const int LongestText = 12_000;

    public static ModerationEvent Of(Message message) =>
        new()
        {
            Kind = EventKinds.Message,
            Id = message.Id.Value,
            User = message.Author.Id.Value,
            Channel = message.ChannelId.Value,
            Text = TextOf(message),
            At = message.Id.CreatedAt,
            Roles = RolesOf(message.Member),
            IsBot = message.Author.Bot,
            IsWebhook = message.WebhookId is not null,
            UserMentions = message.Mentions.Count,
            RoleMentions = message.MentionRoles.Count,
            Stickers = message.StickerItems.Count,
            Files = [.. message.Attachments.Select(FactsOf)],
            AccountCreatedAt = message.Author.Id.CreatedAt,
            JoinedAt = message.Member?.JoinedAt,
            HasPicture = message.Author.Avatar is not null,
        };

    /// <summary>Null where the edit tells neither text nor who wrote it: a preview was added.</summary>
    public static ModerationEvent? TryOf(MessageChanged edit, DateTimeOffset now) =>
        edit is { Author: { } author, Content: { } content, EditedTimestamp: not null }
            ? new()
            {
                Kind = EventKinds.Edit,
                Id = edit.Id.Value,
                User = author.Id.Value,
                Channel = edit.ChannelId.Value,
                Text = Join(content, edit.Embeds ?? []),
                At = now,
                Roles = RolesOf(edit.Member),
                IsBot = author.Bot,
                IsWebhook = edit.WebhookId is not null,
                UserMentions = edit.Mentions?.Count ?? -1,
                RoleMentions = edit.MentionRoles?.Count ?? -1,
                Files = [.. (edit.Attachments ?? []).Select(FactsOf)],
                AccountCreatedAt = author.Id.CreatedAt,
                JoinedAt = edit.Member?.JoinedAt,
            }
            : null;

    /// <summary>The name that others see; without a nickname both of the account's, a line each. A nickname that a rule
    /// gave ends it: what it hides is not judged again.</summary>
    public static ModerationEvent Of(MemberChanged member, DateTimeOffset now)
    {
        var name = (member.Nick ?? $"{member.User.GlobalName}\n{member.User.Username}") + TagOf(member.User);
        return new()
        {
            Kind = EventKinds.Name,
            Id = Distinct(member.User.Id.Value, name),
            User = member.User.Id.Value,
            Text = name,
            At = now,
            Roles = [.. member.Roles.Select(role => role.Value)],
            IsBot = member.User.Bot,
            AccountCreatedAt = member.User.Id.CreatedAt,
            JoinedAt = member.JoinedAt,
            HasPicture = member.User.Avatar is not null,
        };
    }

    public static ModerationEvent Of(MemberJoined joined, DateTimeOffset now)
    {
        var name = $"{joined.User.GlobalName}\n{joined.User.Username}{TagOf(joined.User)}";
        return new()
        {
            Kind = EventKinds.Join,
            Id = Distinct(joined.User.Id.Value, $"{name}\n{joined.JoinedAt:O}"),
            User = joined.User.Id.Value,
            Text = name,
            At = now,
            IsBot = joined.User.Bot,
            AccountCreatedAt = joined.User.Id.CreatedAt,
            JoinedAt = joined.JoinedAt,
            HasPicture = joined.User.Avatar is not null,
        };
    }

    public static ModerationEvent Of(Channel thread, DateTimeOffset now) =>
        new()
        {
            Kind = EventKinds.Thread,
            Id = Distinct(thread.Id.Value, thread.Name ?? ""),
            User = thread.OwnerId?.Value ?? 0,
            Channel = thread.Id.Value,
            IsThread = true,
            Text = thread.Name ?? "",
            At = now,
        };

    public static ModerationEvent Of(ReactionChanged reaction, DateTimeOffset now) =>
        new()
        {
            Kind = EventKinds.Reaction,
            Id = reaction.MessageId.Value,
            User = reaction.UserId.Value,
            Channel = reaction.ChannelId.Value,
            At = now,
            Roles = RolesOf(reaction.Member),
            IsBot = reaction.Member?.User?.Bot == true,
            JoinedAt = reaction.Member?.JoinedAt,
        };

    public static ModerationEvent Of(AutoModExecuted native, DateTimeOffset now) =>
        new()
        {
            Kind = EventKinds.Native,
            Id = native.MessageId?.Value ?? native.AlertSystemMessageId?.Value ?? (ulong)now.ToUnixTimeMilliseconds(),
            User = native.UserId.Value,
            Channel = native.ChannelId?.Value ?? 0,
            Text = native.MatchedContent ?? native.Content,
            At = now,
            NativeRule = native.RuleId.Value,
        };

    /// <summary>The tag of a server, which others see beside every name; a line of its own.</summary>
    private static string TagOf(User user) =>
        user.PrimaryGuild is { IdentityEnabled: true, Tag: { Length: > 0 } tag } ? $"\n{tag}" : "";

    /// <summary>Another name of the same person is another event.</summary>
    private static ulong Distinct(ulong id, string text) => (id ^ Keys.Of(text)) & long.MaxValue;

    /// <summary>Null for what no rule counts, and where nobody did it.</summary>
    public static ModerationEvent? TryOf(AuditLogEntry entry) =>
        entry.UserId is { } actor && StaffAction(entry.ActionType) is { } action
            ? new()
            {
                Kind = EventKinds.Audit,
                Id = entry.Id.Value,
                User = actor.Value,
                At = entry.Id.CreatedAt,
                StaffAction = action,
            }
            : null;

    /// <summary>Source: https://discord.com/developers/docs/resources/audit-log#audit-log-entry-object-audit-log-events</summary>
    private static string? StaffAction(int type) =>
        type switch
        {
            >= 10 and <= 15 => "channel",
            20 => "kick",
            21 => "prune",
            22 => "ban",
            25 or (>= 30 and <= 32) => "role",
            >= 50 and <= 52 => "webhook",
            72 or 73 => "delete",
            _ => null,
        };

    private static string TextOf(Message message)
    {
        var text = Join(message.Content, message.Embeds);
        return message.ReferencedMessage is { } forwarded && message.MessageReference?.Type == 1
            ? Join(text + "\n" + forwarded.Content, forwarded.Embeds)
            : text;
    }

    /// <summary>What embeds say counts as the message does: hidden text is text.</summary>
    private static string Join(string content, IReadOnlyList<Embed> embeds)
    {
        if (embeds.Count == 0)
        {
            return content;
        }

        var text = new StringBuilder(content);
        foreach (var embed in embeds)
        {
            Add(text, embed.Title);
            Add(text, embed.Description);
            Add(text, embed.Author?.Name);
            Add(text, embed.Footer?.Text);
            foreach (var field in embed.Fields ?? [])
            {
                Add(text, field.Name);
                Add(text, field.Value);
            }
        }

        return text.ToString(0, Math.Min(text.Length, LongestText));
    }

    private static void Add(StringBuilder text, string? part)
    {
        if (!string.IsNullOrEmpty(part))
        {
            text.Append('\n').Append(part);
        }
    }

    private static ulong[] RolesOf(Member? member) =>
        member is null ? [] : [.. member.Roles.Select(role => role.Value)];

    // Without the bytes: the same name, size and shape are the same file as often as not.
    private static FileFacts FactsOf(Attachment file)
    {
        var print = 14695981039346656037UL;
        foreach (
            var part in (ReadOnlySpan<ulong>)[(ulong)file.Size, (ulong)(file.Width ?? 0), (ulong)(file.Height ?? 0)]
        )
        {
            print = (print ^ part) * 1099511628211UL;
        }

        return new FileFacts(file.Filename, file.Size) { Fingerprint = print | 1 };
    }
}

using System.Text.Json.Nodes;
using Guildhall.Simulator.Rest;
using Guildhall.Simulator.State;
using Guildhall.Simulator.Wire;

namespace Guildhall.Simulator.Acts;

/// <summary>Reactions, written as <c>👍</c> or <c>name:id</c>.</summary>
internal static class ReactionActs
{
    private const int Kinds = 20;

    /// <exception cref="ApiException">30010: a 21st kind; 10014: no emoji.</exception>
    public static void Add(Universe world, SimMessage message, SimUser user, string emoji)
    {
        var wanted = Parse(emoji);
        var reaction = Same(message, wanted);
        if (reaction is null)
        {
            if (message.Reactions.Count == Kinds)
            {
                throw Refusals.TooManyReactions;
            }

            message.Reactions.Add(reaction = wanted);
        }

        if (!reaction.Users.Contains(user))
        {
            reaction.Users.Add(user);
            var data = Data(message, reaction, user).With(("message_author_id", message.Author.Id.Text()));
            if (message.Channel.Guild?.Members.GetValueOrDefault(user.Id) is { } member)
            {
                data["member"] = member.ToJson();
            }

            Publish(world, message, "MESSAGE_REACTION_ADD", data);
        }
    }

    public static void Remove(Universe world, SimMessage message, SimUser user, string emoji)
    {
        if (Same(message, Parse(emoji)) is { } reaction && reaction.Users.Remove(user))
        {
            if (reaction.Users.Count == 0)
            {
                message.Reactions.Remove(reaction);
            }

            Publish(world, message, "MESSAGE_REACTION_REMOVE", Data(message, reaction, user));
        }
    }

    public static void RemoveEmoji(Universe world, SimMessage message, string emoji)
    {
        if (Same(message, Parse(emoji)) is { } reaction)
        {
            message.Reactions.Remove(reaction);
            var data = new JsonObject { ["message_id"] = message.Id.Text(), ["emoji"] = reaction.EmojiJson() };
            Publish(world, message, "MESSAGE_REACTION_REMOVE_EMOJI", data);
        }
    }

    public static void RemoveAll(Universe world, SimMessage message)
    {
        message.Reactions.Clear();
        var data = new JsonObject { ["message_id"] = message.Id.Text() };
        Publish(world, message, "MESSAGE_REACTION_REMOVE_ALL", data);
    }

    public static SimReaction? Of(SimMessage message, string emoji) => Same(message, Parse(emoji));

    private static SimReaction Parse(string emoji)
    {
        var colon = emoji.LastIndexOf(':');
        if (colon > 0)
        {
            return ulong.TryParse(emoji.AsSpan(colon + 1), out var id)
                ? new(emoji[..colon].Split(':')[^1], id)
                : throw Refusals.UnknownReaction;
        }

        // Letters and digits alone are a name, not an emoji.
        return emoji.Length is > 0 and <= 32 && !emoji.All(char.IsAsciiLetterOrDigit)
            ? new(emoji, null)
            : throw Refusals.UnknownReaction;
    }

    private static SimReaction? Same(SimMessage message, SimReaction wanted) =>
        message.Reactions.FirstOrDefault(r =>
            r.EmojiId == wanted.EmojiId && (r.EmojiId is not null || r.EmojiName == wanted.EmojiName)
        );

    private static JsonObject Data(SimMessage message, SimReaction reaction, SimUser user) =>
        new()
        {
            ["user_id"] = user.Id.Text(),
            ["message_id"] = message.Id.Text(),
            ["emoji"] = reaction.EmojiJson(),
            ["burst"] = false,
            ["type"] = 0,
        };

    private static void Publish(Universe world, SimMessage message, string name, JsonObject data) =>
        world.Publish(
            MessageActs.About(message.Channel, name, data) with
            {
                Needs = message.Channel.Guild is null ? Intents.DirectMessageReactions : Intents.GuildMessageReactions,
            }
        );
}

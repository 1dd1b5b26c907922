using System.Text.Json.Nodes;
using Guildhall.Simulator.Rest;
using Guildhall.Simulator.Rest.Messages;
using Guildhall.Simulator.State;
using Guildhall.Simulator.Wire;

namespace Guildhall.Simulator.Acts;

/// <summary>Polls are voted on, and end by their clock or by their author.</summary>
internal static class PollActs
{
    private const int ResultMessage = 46;

    /// <summary>The clock will end it.</summary>
    public static void Watch(Universe world, SimMessage message)
    {
        if (message.Poll is { } poll)
        {
            world.Agenda.At(poll.Expiry, () => Expire(world, message));
        }
    }

    /// <exception cref="ApiException">520001: the poll has ended.</exception>
    public static void Vote(Universe world, SimMessage message, SimUser user, int answer, bool adds)
    {
        var poll = message.Poll ?? throw Refusals.NoPoll;
        if (poll.IsFinal || poll.Expiry <= world.Now)
        {
            throw Refusals.PollEnded;
        }

        if (!poll.Votes.TryGetValue(answer, out var voters))
        {
            throw Refusals.Field("answer_id", "BASE_TYPE_CHOICES", "There is no such answer.");
        }

        if (adds == voters.Contains(user))
        {
            return;
        }

        if (adds && !poll.IsMultiple)
        {
            foreach (var other in poll.Votes.Where(v => v.Value.Contains(user)).Select(v => v.Key).ToArray())
            {
                Vote(world, message, user, other, false);
            }
        }

        if (adds)
        {
            voters.Add(user);
        }
        else
        {
            voters.Remove(user);
        }

        var data = new JsonObject
        {
            ["user_id"] = user.Id.Text(),
            ["message_id"] = message.Id.Text(),
            ["answer_id"] = answer,
        };
        var isInGuild = message.Channel.Guild is not null;
        world.Publish(
            MessageActs.About(message.Channel, adds ? "MESSAGE_POLL_VOTE_ADD" : "MESSAGE_POLL_VOTE_REMOVE", data) with
            {
                Needs = isInGuild ? Intents.GuildMessagePolls : Intents.DirectMessagePolls,
            }
        );
    }

    /// <summary>Counts for good and posts the result; a poll that has ended or is gone stays as it is.</summary>
    public static void Expire(Universe world, SimMessage message)
    {
        if (message.Poll is not { IsFinal: false } poll || !world.Messages.ContainsKey(message.Id))
        {
            return;
        }

        poll.IsFinal = true;
        poll.Expiry = poll.Expiry < world.Now ? poll.Expiry : world.Now;
        MessageActs.Announce(world, message, "MESSAGE_UPDATE");
        var result = new SimMessage(world.Ids.Next(), message.Channel, message.Author)
        {
            Type = ResultMessage,
            Reference = message.ToReference(),
        };
        var embed = new JsonObject { ["type"] = "poll_result", ["fields"] = Fields(poll) };
        MessageActs.Post(world, result, new MessageDraft { Embeds = [embed] }, false);
    }

    private static JsonArray Fields(SimPoll poll)
    {
        var winner = poll.Votes.OrderByDescending(v => v.Value.Count).ThenBy(v => v.Key).First();
        var fields = new JsonArray(
            Field("poll_question_text", poll.Question["text"]?.ToString() ?? ""),
            Field("total_votes", $"{poll.Votes.Values.Sum(v => v.Count)}"),
            Field("victor_answer_votes", $"{winner.Value.Count}")
        );
        if (winner.Value.Count > 0)
        {
            fields.Add((JsonNode)Field("victor_answer_id", $"{winner.Key}"));
            AddVictor(fields, poll.Answers.First(a => (int)a!["answer_id"]! == winner.Key)!["poll_media"]);
        }

        return fields;
    }

    // Of text and emoji an answer has at least one.
    private static void AddVictor(JsonArray fields, JsonNode? media)
    {
        var emoji = media?["emoji"];
        foreach (
            var (name, value) in new[]
            {
                ("victor_answer_text", media?["text"]),
                ("victor_answer_emoji_id", emoji?["id"]),
                ("victor_answer_emoji_name", emoji?["name"]),
            }
        )
        {
            if (value is not null)
            {
                fields.Add((JsonNode)Field(name, value.ToString()));
            }
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

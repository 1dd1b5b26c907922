using System.Text.Json.Nodes;
using Guildhall.Simulator.Acts;
using Guildhall.Simulator.Permissions;
using Guildhall.Simulator.State;
using Guildhall.Simulator.Wire;

namespace Guildhall.Simulator.Rest.Messages;

internal static class PollRoutes
{
    private const string One = "/channels/{channel}/polls/{message}";

    public static void Map(RestMap api)
    {
        api.Get(One + "/answers/{answer}", Voters);
        api.Post(One + "/expire", Expire);
    }

    private static Answer Voters(Call call)
    {
        var message = Find(call);
        var after = call.QueryId("after") ?? 0;
        var limit = call.QueryNumber("limit", 25, 1, 100);
        var voters = message.Poll!.Votes.GetValueOrDefault((int)call.Id("answer")) ?? [];
        var page = voters.Where(u => u.Id > after).OrderBy(u => u.Id).Take(limit);
        return Answer.Ok(new JsonObject { ["users"] = page.Select(u => u.ToJson()).ToJsonArray() });
    }

    private static Answer Expire(Call call)
    {
        var message = Find(call);
        if (message.Author != call.Bot.User)
        {
            throw Refusals.NotYourMessage;
        }

        if (message.Poll!.IsFinal)
        {
            throw Refusals.PollEnded;
        }

        PollActs.Expire(call.World, message);
        return Answer.Ok(message.ToJson(call.World, call.Bot.User.Id));
    }

    private static SimMessage Find(Call call)
    {
        var channel = call.Channel();
        call.Need(channel, Permission.ReadMessageHistory);
        var message = call.Message(channel);
        return message.Poll is null ? throw Refusals.NoPoll : message;
    }
}

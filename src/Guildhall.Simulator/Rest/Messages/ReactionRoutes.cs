using Guildhall.Simulator.Acts;
using Guildhall.Simulator.Permissions;
using Guildhall.Simulator.State;
using Guildhall.Simulator.Wire;

namespace Guildhall.Simulator.Rest.Messages;

internal static class ReactionRoutes
{
    private const string All = "/channels/{channel}/messages/{message}/reactions";
    private const string Kind = All + "/{emoji}";

    public static void Map(RestMap api)
    {
        api.Put(Kind + "/@me", Add);
        api.Delete(Kind + "/{user}", Remove);
        api.Get(Kind, List);
        api.Delete(Kind, Clear);
        api.Delete(All, ClearAll);
    }

    private static Answer Add(Call call)
    {
        var message = Target(call);
        MessageRules.RefuseArchived(message.Channel);
        var emoji = call.Text("emoji");
        if (ReactionActs.Of(message, emoji) is null)
        {
            call.Need(message.Channel, Permission.AddReactions);
            RefuseForeign(call, message.Channel, emoji);
        }

        ReactionActs.Add(call.World, message, call.Bot.User, emoji);
        return Answer.NoContent;
    }

    // A custom emoji must be one that the bot has; another server's needs USE_EXTERNAL_EMOJIS.
    private static void RefuseForeign(Call call, SimChannel channel, string emoji)
    {
        var colon = emoji.LastIndexOf(':');
        if (colon <= 0 || !ulong.TryParse(emoji.AsSpan(colon + 1), out var id))
        {
            return;
        }

        if (call.Bot.Emojis.ContainsKey(id) || channel.Guild?.Emojis.ContainsKey(id) == true)
        {
            return;
        }

        var own = call.Bot.User.Id;
        if (!call.World.Guilds.Values.Any(g => g.Members.ContainsKey(own) && g.Emojis.ContainsKey(id)))
        {
            throw Refusals.UnknownReaction;
        }

        call.Need(channel, Permission.UseExternalEmojis);
    }

    private static Answer Remove(Call call)
    {
        var message = Target(call);
        var id = call.UserId();
        if (id != call.Bot.User.Id)
        {
            call.Need(message.Channel, Permission.ManageMessages);
        }

        var user = call.World.Users.GetValueOrDefault(id) ?? throw Refusals.UnknownUser;
        ReactionActs.Remove(call.World, message, user, call.Text("emoji"));
        return Answer.NoContent;
    }

    private static Answer List(Call call)
    {
        var limit = call.QueryNumber("limit", 25, 1, 100);
        var after = call.QueryId("after") ?? 0;
        var users = ReactionActs.Of(Target(call), call.Text("emoji"))?.Users ?? [];
        return Answer.Ok(
            users.Where(u => u.Id > after).OrderBy(u => u.Id).Take(limit).Select(u => u.ToJson()).ToJsonArray()
        );
    }

    private static Answer Clear(Call call)
    {
        var message = Target(call);
        call.Need(message.Channel, Permission.ManageMessages);
        ReactionActs.RemoveEmoji(call.World, message, call.Text("emoji"));
        return Answer.NoContent;
    }

    private static Answer ClearAll(Call call)
    {
        var message = Target(call);
        call.Need(message.Channel, Permission.ManageMessages);
        ReactionActs.RemoveAll(call.World, message);
        return Answer.NoContent;
    }

    private static SimMessage Target(Call call)
    {
        var channel = call.Channel();
        call.Need(channel, Permission.ReadMessageHistory);
        return call.Message(channel);
    }
}

using System.Text.Json.Nodes;
using Guildhall.Simulator.Permissions;
using Guildhall.Simulator.State;
using Guildhall.Simulator.Wire;

namespace Guildhall.Simulator.Rest.Messages;

/// <summary>Finds messages of a guild by their words and where they stand.</summary>
internal static class SearchRoutes
{
    public static void Map(RestMap api) => api.Get("/guilds/{guild}/messages/search", Search);

    private static Answer Search(Call call)
    {
        var guild = call.Guild();
        if (!call.Bot.HasPrivilegedIntents)
        {
            throw Refusals.MissingAccess;
        }

        var (offset, limit) = (call.QueryNumber("offset", 0, 0, 9975), call.QueryNumber("limit", 25, 1, 25));
        var isAscending = call.Query("sort_order") == "asc";
        var found = Readable(call, guild).SelectMany(c => c.Messages.Values).Where(m => Fits(call, m)).ToArray();
        var ordered = isAscending ? found.OrderBy(m => m.Id) : found.OrderByDescending(m => m.Id);
        var page = ordered.Skip(offset).Take(limit).Select(m => new JsonArray(Hit(call, m)));
        return Answer.Ok(
            new JsonObject
            {
                ["messages"] = page.ToJsonArray(),
                ["doing_deep_historical_index"] = false,
                ["total_results"] = found.Length,
            }
        );
    }

    private static JsonObject Hit(Call call, SimMessage message) =>
        message.ToJson(call.World, call.Bot.User.Id).With(("hit", true));

    private static IEnumerable<SimChannel> Readable(Call call, SimGuild guild)
    {
        var wanted = call.QueryIds("channel_id");
        return guild
            .Channels.Values.Where(c => wanted.Count == 0 || wanted.Contains(c.Id))
            .Where(c => call.Has(c, Permission.ViewChannel | Permission.ReadMessageHistory));
    }

    private static bool Fits(Call call, SimMessage message)
    {
        var (authors, mentioned) = (call.QueryIds("author_id"), call.QueryIds("mentions"));
        var words = (call.Query("content") ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return !message.IsEphemeral
            && message.Id > (call.QueryId("min_id") ?? 0)
            && message.Id < (call.QueryId("max_id") ?? ulong.MaxValue)
            && words.All(w => message.Content.Contains(w, StringComparison.OrdinalIgnoreCase))
            && (authors.Count == 0 || authors.Contains(message.WebhookId ?? message.Author.Id))
            && (mentioned.Count == 0 || message.Mentions.Any(u => mentioned.Contains(u.Id)))
            && (call.Query("pinned") is null || call.QueryFlag("pinned") == message.PinnedAt is not null)
            && call.QueryTexts("has").All(h => Has(message, h));
    }

    private static bool Has(SimMessage message, string what) =>
        what switch
        {
            "link" => message.Content.Contains("://", StringComparison.Ordinal),
            "embed" => message.Embeds.Count > 0,
            "file" => message.Attachments.Count > 0,
            "image" => HasFile(message, "image/"),
            "video" => HasFile(message, "video/"),
            "sound" => HasFile(message, "audio/"),
            "sticker" => message.Stickers.Count > 0,
            "poll" => message.Poll is not null,
            "snapshot" => message.Snapshots is not null,
            _ => what.StartsWith('-') && !Has(message, what[1..]),
        };

    private static bool HasFile(SimMessage message, string type) =>
        message.Attachments.Any(a => a.ContentType.StartsWith(type, StringComparison.Ordinal));
}

using System.Globalization;
using System.Text.Json.Nodes;
using Guildhall.Simulator.Permissions;
using Guildhall.Simulator.State;
using Guildhall.Simulator.Wire;

namespace Guildhall.Simulator.Rest.Channels;

/// <summary>Which threads there are: active, archived, joined, found.</summary>
internal static class ThreadLists
{
    public static void Map(RestMap api)
    {
        api.Get("/guilds/{guild}/threads/active", Active);
        api.Get("/channels/{channel}/threads/archived/public", call => Archived(call, isPrivate: false));
        api.Get("/channels/{channel}/threads/archived/private", call => Archived(call, isPrivate: true));
        api.Get("/channels/{channel}/users/@me/threads/archived/private", Joined);
        api.Get("/channels/{channel}/threads/search", Search);
    }

    private static Answer Active(Call call)
    {
        var guild = call.Guild();
        var threads = guild
            .Threads.Where(t => !t.Thread!.IsArchived && call.World.Sees(call.Bot.User.Id, t))
            .OrderByDescending(t => t.Id);
        return Answer.Ok(Lists(call, [.. threads], false));
    }

    private static Answer Archived(Call call, bool isPrivate)
    {
        var parent = Parent(call);
        if (isPrivate)
        {
            call.Need(parent, Permission.ManageThreads);
        }

        var before = Before(call);
        var threads = Sleeping(parent, isPrivate)
            .Where(t => before is null || t.Thread!.ArchiveChangedAt < before)
            .OrderByDescending(t => t.Thread!.ArchiveChangedAt)
            .ThenByDescending(t => t.Id);
        return Page(call, threads);
    }

    private static Answer Joined(Call call)
    {
        var parent = Parent(call);
        var before = call.QueryId("before");
        var threads = Sleeping(parent, isPrivate: true)
            .Where(t => t.ThreadMembers.ContainsKey(call.Bot.User.Id))
            .Where(t => before is null || t.Id < before)
            .OrderByDescending(t => t.Id);
        return Page(call, threads);
    }

    private static Answer Search(Call call)
    {
        var parent = Parent(call);
        var name = call.Query("name");
        var isArchived = call.Query("archived") is null ? (bool?)null : call.QueryFlag("archived");
        var (min, max) = (call.QueryId("min_id") ?? 0, call.QueryId("max_id") ?? ulong.MaxValue);
        var (offset, limit) = (call.QueryNumber("offset", 0, 0, 9975), call.QueryNumber("limit", 25, 1, 25));
        var found = parent
            .Guild!.Threads.Where(t => t.ParentId == parent.Id && call.World.Sees(call.Bot.User.Id, t))
            .Where(t => name is null || t.Name.Contains(name, StringComparison.OrdinalIgnoreCase))
            .Where(t => isArchived is null || t.Thread!.IsArchived == isArchived)
            .Where(t => t.Id >= min && t.Id <= max)
            .OrderByDescending(t => t.Id)
            .ToArray();
        var page = found.Skip(offset).Take(limit).ToArray();
        var json = Lists(call, page, found.Length > offset + page.Length);
        return Answer.Ok(json.With(("total_results", found.Length)));
    }

    private static SimChannel Parent(Call call)
    {
        var parent = call.Channel();
        call.Need(parent, Permission.ReadMessageHistory);
        return parent.Guild is null ? throw Refusals.WrongChannelType : parent;
    }

    private static IEnumerable<SimChannel> Sleeping(SimChannel parent, bool isPrivate) =>
        parent.Guild!.Threads.Where(t =>
            t.ParentId == parent.Id && t.Thread!.IsArchived && t.Type == ChannelType.PrivateThread == isPrivate
        );

    private static DateTimeOffset? Before(Call call)
    {
        if (call.Query("before") is not { } text)
        {
            return null;
        }

        return DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
            ? time
            : throw Refusals.Field("before", "DATE_TIME_TYPE_PARSE", $"Could not parse {text}. Should be ISO8601.");
    }

    private static Answer Page(Call call, IEnumerable<SimChannel> threads)
    {
        var limit = call.QueryNumber("limit", 50, 2, 100);
        var page = threads.Take(limit + 1).ToArray();
        return Answer.Ok(Lists(call, page.Length > limit ? page[..limit] : page, page.Length > limit));
    }

    private static JsonObject Lists(Call call, SimChannel[] threads, bool hasMore) =>
        new()
        {
            ["threads"] = threads.Select(t => t.ToJson()).ToJsonArray(),
            ["members"] = threads
                .Where(t => t.ThreadMembers.ContainsKey(call.Bot.User.Id))
                .Select(t => t.ToMemberJson(call.Bot.User.Id))
                .ToJsonArray(),
            ["has_more"] = hasMore,
        };
}

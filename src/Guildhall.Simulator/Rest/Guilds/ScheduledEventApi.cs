using System.Text.Json.Nodes;
using Guildhall.Simulator.Acts;
using Guildhall.Simulator.Permissions;
using Guildhall.Simulator.State;
using Guildhall.Simulator.Wire;

namespace Guildhall.Simulator.Rest.Guilds;

internal static class ScheduledEventApi
{
    private const int Limit = 100;
    private const string All = "/guilds/{guild}/scheduled-events";
    private const string One = All + "/{event}";

    public static void Map(RestMap api)
    {
        api.Get(All, List);
        api.Post(All, Create);
        api.Get(One, Get);
        api.Patch(One, Edit);
        api.Delete(One, Delete);
        api.Get(One + "/users", Users);
        api.Get(One + "/users/counts", Counts);
    }

    private static Answer List(Call call)
    {
        var guild = call.Guild();
        var withCount = call.QueryFlag("with_user_count");
        var seen = guild.ScheduledEvents.Values.Where(e => IsOpen(e) && Sees(call, guild, e));
        return Answer.Ok(seen.Select(e => e.ToJson(guild, withCount)).ToJsonArray());
    }

    private static Answer Get(Call call)
    {
        var guild = call.Guild();
        return Answer.Ok(Find(call, guild).ToJson(guild, call.QueryFlag("with_user_count")));
    }

    private static Answer Create(Call call)
    {
        var guild = call.Guild();
        call.Need(guild, Permission.CreateEvents);
        if (guild.ScheduledEvents.Values.Count(IsOpen) >= Limit)
        {
            throw Refusals.TooManyScheduledEvents;
        }

        var happening = ScheduledEventForm.Create(call, guild);
        guild.ScheduledEvents.Add(happening.Id, happening);
        GuildActs.EventChanged(call.World, guild, happening, "GUILD_SCHEDULED_EVENT_CREATE");
        call.Audit(guild, AuditAction.ScheduledEventCreate, happening.Id, null, happening.ToJson(guild));
        return Answer.Ok(happening.ToJson(guild));
    }

    private static Answer Edit(Call call)
    {
        var guild = call.Guild();
        var happening = Changeable(call, guild);
        var before = happening.ToJson(guild);
        ScheduledEventForm.Edit(call, guild, happening);
        GuildActs.EventChanged(call.World, guild, happening, "GUILD_SCHEDULED_EVENT_UPDATE");
        call.Audit(guild, AuditAction.ScheduledEventUpdate, happening.Id, before, happening.ToJson(guild));
        return Answer.Ok(happening.ToJson(guild));
    }

    private static Answer Delete(Call call)
    {
        var guild = call.Guild();
        var happening = Changeable(call, guild);
        guild.ScheduledEvents.Remove(happening.Id);
        GuildActs.EventChanged(call.World, guild, happening, "GUILD_SCHEDULED_EVENT_DELETE");
        call.Audit(guild, AuditAction.ScheduledEventDelete, happening.Id, happening.ToJson(guild));
        return Answer.NoContent;
    }

    private static Answer Users(Call call)
    {
        var guild = call.Guild();
        var happening = Find(call, guild);
        var (before, after) = (call.QueryId("before"), call.QueryId("after"));
        var withMember = call.QueryFlag("with_member");
        var people = happening
            .Interested.Where(u => (before is null || u.Id < before) && (after is null || u.Id > after))
            .OrderBy(u => u.Id)
            .Take(call.QueryNumber("limit", 100, 1, 100));
        return Answer.Ok(people.Select(u => Interest(guild, happening, u, withMember)).ToJsonArray());
    }

    private static JsonObject Interest(SimGuild guild, SimScheduledEvent happening, SimUser user, bool withMember)
    {
        var json = new JsonObject
        {
            ["guild_scheduled_event_id"] = happening.Id.Text(),
            ["user_id"] = user.Id.Text(),
            ["user"] = user.ToJson(),
            ["response"] = 1,
        };
        return withMember && guild.Members.TryGetValue(user.Id, out var member)
            ? json.With(("member", member.ToJson()))
            : json;
    }

    private static Answer Counts(Call call) =>
        Answer.Ok(
            new JsonObject
            {
                ["guild_scheduled_event_count"] = Find(call, call.Guild()).Interested.Count,
                ["guild_scheduled_event_exception_counts"] = new JsonObject(),
            }
        );

    private static SimScheduledEvent Changeable(Call call, SimGuild guild)
    {
        var happening = Find(call, guild);
        var isOwn = happening.Creator == call.Bot.User && call.Has(guild, Permission.CreateEvents);
        if (!isOwn)
        {
            call.Need(guild, Permission.ManageEvents);
        }

        return happening;
    }

    private static SimScheduledEvent Find(Call call, SimGuild guild)
    {
        var happening = guild.ScheduledEvents.GetValueOrDefault(call.Id("event"));
        return happening is not null && Sees(call, guild, happening) ? happening : throw Refusals.UnknownScheduledEvent;
    }

    // An event in a channel is as visible as its channel.
    private static bool Sees(Call call, SimGuild guild, SimScheduledEvent happening) =>
        happening.ChannelId is not { } id
        || guild.Channels.GetValueOrDefault(id) is not { } channel
        || call.World.Sees(call.Bot.User.Id, channel);

    private static bool IsOpen(SimScheduledEvent happening) =>
        happening.Status is SimScheduledEvent.Scheduled or SimScheduledEvent.Active;
}

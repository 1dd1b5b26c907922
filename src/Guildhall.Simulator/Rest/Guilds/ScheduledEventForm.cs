using System.Text.Json.Nodes;
using Guildhall.Simulator.State;

namespace Guildhall.Simulator.Rest.Guilds;

/// <summary>What an event needs by its kind: a stage or voice channel, or a place and an end.</summary>
internal static class ScheduledEventForm
{
    private const int Elsewhere = 3;

    public static SimScheduledEvent Create(Call call, SimGuild guild)
    {
        var form = call.Form();
        var happening = new SimScheduledEvent(call.World.Ids.Next(), call.Bot.User)
        {
            Name = form.Text("name", 1, 100, isRequired: true) ?? "",
            Start = form.Time("scheduled_start_time", isRequired: true) ?? default,
            EntityType = form.Number("entity_type", 1, 3, isRequired: true) ?? Elsewhere,
        };
        form.Number("privacy_level", 2, 2, isRequired: true);
        if (form.Has("scheduled_start_time") && happening.Start <= call.World.Now)
        {
            form.Fault(
                "scheduled_start_time",
                "GUILD_SCHEDULED_EVENT_SCHEDULE_PAST",
                "Cannot schedule event in the past."
            );
        }

        form.Check();
        Apply(form, guild, happening);
        return happening;
    }

    public static void Edit(Call call, SimGuild guild, SimScheduledEvent happening)
    {
        var form = call.Form();
        var name = form.Text("name", 1, 100);
        var start = form.Time("scheduled_start_time");
        var kind = form.Choice("entity_type", 1, 2, 3);
        var status = form.Choice("status", 1, 2, 3, 4);
        if (status is { } next && next != happening.Status && !MayBecome(happening.Status, next))
        {
            form.Fault("status", "GUILD_SCHEDULED_EVENT_INVALID_STATUS", "Invalid status transition.");
        }

        form.Check();
        happening.EntityType = kind ?? happening.EntityType;
        Apply(form, guild, happening);
        happening.Name = name ?? happening.Name;
        happening.Start = start ?? happening.Start;
        happening.Status = status ?? happening.Status;
    }

    private static void Apply(Form form, SimGuild guild, SimScheduledEvent happening)
    {
        var description = form.Text("description", 0, 1000);
        var end = form.Has("scheduled_end_time") ? form.Time("scheduled_end_time") : happening.End;
        var channel = form.Has("channel_id") ? form.Id("channel_id") : happening.ChannelId;
        var place = form.Inner("entity_metadata")?.Text("location", 1, 100) ?? happening.Location;
        if (happening.EntityType == Elsewhere)
        {
            (channel, place) = (null, Required(form, "entity_metadata", place));
            _ = Required(form, "scheduled_end_time", end is null ? null : "");
        }
        else
        {
            place = null;
            CheckPlace(form, guild, happening, channel);
        }

        if (end <= happening.Start)
        {
            form.Fault("scheduled_end_time", "GUILD_SCHEDULED_EVENT_END_BEFORE_START", "Ends before it starts.");
        }

        form.Check();
        happening.Description = form.Has("description") ? description : happening.Description;
        (happening.End, happening.ChannelId, happening.Location) = (end, channel, place);
        happening.Recurrence = form.Has("recurrence_rule")
            ? (form.Body["recurrence_rule"] as JsonObject)?.DeepClone() as JsonObject
            : happening.Recurrence;
    }

    private static void CheckPlace(Form form, SimGuild guild, SimScheduledEvent happening, ulong? channel)
    {
        var wanted = happening.EntityType == 1 ? ChannelType.Stage : ChannelType.Voice;
        if (channel is null)
        {
            form.Fault("channel_id", "BASE_TYPE_REQUIRED", "This field is required");
        }
        else if (guild.Channels.GetValueOrDefault(channel.Value)?.Type != wanted)
        {
            form.Fault("channel_id", "GUILD_SCHEDULED_EVENT_CHANNEL_TYPE", "The channel is of another type.");
        }
    }

    private static string? Required(Form form, string name, string? value)
    {
        if (value is null)
        {
            form.Fault(name, "BASE_TYPE_REQUIRED", "This field is required");
        }

        return value;
    }

    private static bool MayBecome(int status, int next) =>
        (status, next)
            is
                (SimScheduledEvent.Scheduled, SimScheduledEvent.Active or SimScheduledEvent.Canceled)
                or
                (SimScheduledEvent.Active, SimScheduledEvent.Completed);
}

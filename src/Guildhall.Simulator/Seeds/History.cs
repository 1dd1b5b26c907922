using System.Text.Json.Nodes;
using Guildhall.Simulator.Acts;
using Guildhall.Simulator.Rest.Messages;
using Guildhall.Simulator.State;
using Guildhall.Simulator.Wire;

namespace Guildhall.Simulator.Seeds;

/// <summary>
/// What has been said in one guild of the demo, dated back from the moment in which the world begins. Its ids follow from
/// the seed alone, whenever that is, and so name another time than the messages do. Within a channel the oldest is
/// planted first.
/// </summary>
internal sealed class History(Universe world, GuildPlanter guild, SimBot bot)
{
    private const int CommandReply = 20;
    private const int Week = 7 * 24 * 60;

    /// <summary>How old a server is when its world begins, by its ids.</summary>
    private static readonly TimeSpan Age = TimeSpan.FromDays(30);

    private readonly DateTimeOffset begun = world.Now;

    /// <param name="ago">Before the world begins.</param>
    public SimMessage Say(TimeSpan ago, string channel, string name, string text) =>
        Say(ago, guild.Place(channel), name, text);

    /// <summary>The bot's answer to a command, as JSON that the REST API would take.</summary>
    public SimMessage Answer(TimeSpan ago, string channel, string asker, string command, string json)
    {
        var id = NewId(ago);
        var owners = new JsonObject { ["0"] = guild.Id.Text() };
        var message = new SimMessage(id, guild.Place(channel), bot.User)
        {
            Type = CommandReply,
            ApplicationId = bot.ApplicationId,
            WebhookId = bot.ApplicationId,
            InteractionMetadata = new()
            {
                ["id"] = NewId(ago + TimeSpan.FromSeconds(1)).Text(),
                ["type"] = 2,
                ["user"] = guild.Person(asker).ToJson(),
                ["authorizing_integration_owners"] = owners,
                ["name"] = command,
            },
        };
        MessageActs.Post(world, message, MessageForm.Read((JsonObject)JsonNode.Parse(json)!, []), false);
        return message;
    }

    public void React(SimMessage message, string emoji, params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            ReactionActs.Add(world, message, guild.Person(name), emoji);
        }
    }

    /// <summary>Without the notice: that is long gone.</summary>
    public static void Pin(SimMessage message)
    {
        message.PinnedAt = message.Channel.LastPinAt = message.SentAt;
    }

    /// <summary>A thread on the message, opened by somebody who then writes in it.</summary>
    public SimChannel Thread(TimeSpan ago, SimMessage starter, string name, string title, string text) =>
        Open(ago, starter.Channel, starter, name, title, text);

    /// <summary>A post in a forum.</summary>
    public SimChannel Post(TimeSpan ago, string forum, string name, string title, string text) =>
        Open(ago, guild.Place(forum), null, name, title, text);

    public SimMessage Say(TimeSpan ago, SimChannel channel, string name, string text)
    {
        var message = new SimMessage(NewId(ago), channel, guild.Person(name));
        MessageActs.Post(world, message, new MessageDraft { Content = text }, false);
        return message;
    }

    private SimChannel Open(
        TimeSpan ago,
        SimChannel parent,
        SimMessage? starter,
        string name,
        string title,
        string text
    )
    {
        var opened = begun - ago;
        At(ago);
        var owner = guild.Person(name);
        var thread = new SimChannel(starter?.Id ?? NewId(ago), ChannelType.PublicThread, parent.Guild, title)
        {
            ParentId = parent.Id,
            Thread = new(owner.Id, opened) { ArchiveChangedAt = opened, AutoArchive = Week },
        };
        ChannelActs.StartThread(world, thread, owner, starter);
        var first = new SimMessage(starter is null ? thread.Id : NewId(ago), thread, owner);
        MessageActs.Post(world, first, new MessageDraft { Content = text }, false);
        return thread;
    }

    private ulong NewId(TimeSpan ago)
    {
        At(ago);
        return world.Ids.Next();
    }

    // What follows from an act, as the notice at a thread's head, belongs to its moment.
    private void At(TimeSpan ago) => world.Ids.Plant(guild.Founded + Age - ago, begun - ago);
}

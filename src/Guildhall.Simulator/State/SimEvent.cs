using System.Text.Json.Nodes;
using Guildhall.Simulator.Permissions;

namespace Guildhall.Simulator.State;

/// <summary>Something that happened, as the gateway will say it. Who hears it follows from what it names.</summary>
/// <param name="Data">Owned by the event: nobody changes it afterwards.</param>
internal sealed record SimEvent(string Name, JsonObject Data)
{
    /// <summary>None: every session hears it.</summary>
    public Intents Needs { get; init; }

    /// <summary>Only bots in this guild hear it, on the guild's shard.</summary>
    public SimGuild? Guild { get; init; }

    /// <summary>Only bots that see this channel hear it.</summary>
    public SimChannel? Channel { get; init; }

    /// <summary>Only this bot hears it.</summary>
    public SimBot? Only { get; init; }

    /// <summary>Only bots with these permissions in the guild hear it.</summary>
    public Permission Demands { get; init; }

    /// <summary>The message inside, whose content is blanked for those without the intent.</summary>
    public SimMessage? Message { get; init; }

    /// <summary>For the page alone: ephemeral messages, which the gateway never carries.</summary>
    public bool IsForPageOnly { get; init; }

    /// <summary>An interaction that is posted to its application, and sent over no gateway.</summary>
    public SimInteraction? Posted { get; init; }

    /// <summary>The member it is about hears it without the intent.</summary>
    public ulong? About { get; init; }
}

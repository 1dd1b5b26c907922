using System.Text.Json.Nodes;

namespace Guildhall.Simulator.State;

internal sealed class SimScheduledEvent(ulong id, SimUser creator)
{
    public const int Scheduled = 1;
    public const int Active = 2;
    public const int Completed = 3;
    public const int Canceled = 4;

    public ulong Id => id;

    public SimUser Creator => creator;

    public required string Name { get; set; }

    public string? Description { get; set; }

    public required DateTimeOffset Start { get; set; }

    public DateTimeOffset? End { get; set; }

    public int Status { get; set; } = Scheduled;

    /// <summary>1 stage, 2 voice, 3 elsewhere.</summary>
    public required int EntityType { get; set; }

    public ulong? ChannelId { get; set; }

    public string? Location { get; set; }

    public JsonObject? Recurrence { get; set; }

    /// <summary>Who said that they come, in that order.</summary>
    public List<SimUser> Interested { get; } = [];
}

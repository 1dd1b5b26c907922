using System.Text.Json.Nodes;

namespace Guildhall.Simulator.State;

/// <summary>An AutoMod rule.</summary>
internal sealed class SimRule(ulong id, ulong creatorId, int trigger)
{
    public const int Keyword = 1;
    public const int Spam = 3;
    public const int Preset = 4;
    public const int MentionSpam = 5;
    public const int Profile = 6;

    public ulong Id => id;

    public ulong CreatorId => creatorId;

    public int Trigger => trigger;

    public string Name { get; set; } = "";

    /// <summary>1 a message is sent or edited, 2 a member joins or changes.</summary>
    public int EventType { get; set; } = 1;

    public bool IsEnabled { get; set; }

    public JsonObject Metadata { get; set; } = [];

    public JsonArray Actions { get; set; } = [];

    public HashSet<ulong> ExemptRoles { get; set; } = [];

    public HashSet<ulong> ExemptChannels { get; set; } = [];
}

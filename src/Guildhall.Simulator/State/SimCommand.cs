using System.Text.Json.Nodes;

namespace Guildhall.Simulator.State;

/// <summary>A registered application command; <see cref="Definition"/> is what the bot sent, checked and completed.</summary>
internal sealed record SimCommand(ulong Id, ulong ApplicationId, ulong? GuildId, ulong Version, JsonObject Definition)
{
    public string Name => (string)Definition["name"]!;

    /// <summary>1 chat input, 2 user, 3 message.</summary>
    public int Type => (int)Definition["type"]!;
}

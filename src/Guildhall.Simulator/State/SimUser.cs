namespace Guildhall.Simulator.State;

/// <param name="name">The user name, which the control routes accept in place of the id.</param>
internal sealed class SimUser(ulong id, string name, bool isBot)
{
    public ulong Id => id;

    public string Name { get; set; } = name;

    public bool IsBot => isBot;

    public string? DisplayName { get; set; }

    /// <summary>Direct messages by the other person's id.</summary>
    public Dictionary<ulong, SimChannel> Dms { get; } = [];

    public bool AcceptsDms { get; set; } = true;
}

namespace Guildhall.Simulator.State;

/// <param name="Name">The user name, which the control routes accept in place of the id.</param>
internal sealed record SimUser(ulong Id, string Name, bool IsBot)
{
    public string? DisplayName { get; set; }

    /// <summary>Direct messages by the other person's id.</summary>
    public Dictionary<ulong, SimChannel> Dms { get; } = [];

    public bool AcceptsDms { get; set; } = true;
}

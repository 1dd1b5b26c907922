namespace Guildhall.Simulator.Gateway;

/// <summary>Disturbs the next events of one session: twice, in the wrong order, late.</summary>
internal sealed class GatewayFaults
{
    private readonly List<byte[]> held = [];
    private int duplicates;
    private int reorders;
    private int delays;
    private TimeSpan delay;

    public void Duplicate(int events) => duplicates = events;

    /// <summary>Holds that many events and sends them last to first.</summary>
    public void Reorder(int events) => reorders = Math.Max(2, events);

    public void Delay(int events, TimeSpan by) => (delays, delay) = (events, by);

    /// <summary>What to send now in place of this payload, each with the wait before it.</summary>
    public IReadOnlyList<(byte[] Payload, TimeSpan? Delay)> Arrange(byte[] payload)
    {
        if (reorders > 0)
        {
            held.Add(payload);
            if (held.Count < reorders)
            {
                return [];
            }

            reorders = 0;
            var turned = Enumerable.Reverse(held).Select(p => (p, (TimeSpan?)null)).ToArray();
            held.Clear();
            return turned;
        }

        if (duplicates > 0)
        {
            duplicates--;
            return [(payload, null), (payload, null)];
        }

        if (delays > 0)
        {
            delays--;
            return [(payload, delay)];
        }

        return [(payload, null)];
    }
}

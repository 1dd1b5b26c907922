namespace Guildhall.Discord.Gateway;

/// <summary>Waits for its turn in a shard's send window.</summary>
/// <param name="wanted">False once nobody waits for its effect: it is then not sent.</param>
internal sealed class OutgoingPayload(ReadOnlyMemory<byte> bytes, Action? sent = null, Func<bool>? wanted = null)
{
    public ReadOnlyMemory<byte> Bytes => bytes;

    public Action? Sent => sent;

    public bool IsWanted => wanted is null || wanted();
}

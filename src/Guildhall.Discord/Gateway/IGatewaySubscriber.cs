namespace Guildhall.Discord.Gateway;

/// <summary>
/// Who handles events. Called by several workers at once, but for one guild by one at a time and in order. An event may
/// come again after a reconnect or a crash: handling is idempotent.
/// </summary>
public interface IGatewaySubscriber
{
    /// <summary>Which events are worth a copy; called once for each event read, so no more than a look-up.</summary>
    bool Wants(string type);

    /// <summary>May take long without harm to the connection: only this guild's next events wait.</summary>
    Task HandleAsync(GatewayEvent received, CancellationToken cancellation);
}

namespace Guildhall.Core.Commands;

/// <summary>
/// Hears one kind of gateway event. Listeners of an event run one after the other, in the order of a guild's events, so
/// they are quick: what takes long becomes a job. Events can come twice.
/// </summary>
public interface IListener<in TEvent>
{
    Task HandleAsync(TEvent happened, CancellationToken cancellation);
}

namespace Guildhall.Core.Jobs;

/// <summary>A handler throws this to be run again after a wait that is not its fault (a 429): no attempt is counted.</summary>
public sealed class JobDelayedException(TimeSpan wait, string reason) : Exception(reason)
{
    public TimeSpan Wait => wait;
}

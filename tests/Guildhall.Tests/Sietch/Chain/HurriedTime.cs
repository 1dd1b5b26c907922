namespace Guildhall.Tests.Sietch.Chain;

/// <summary>Waits between attempts take no time; everything longer is the machine's own clock.</summary>
internal sealed class HurriedTime : TimeProvider
{
    private TimeSpan skipped;

    public void Skip(TimeSpan time) => skipped += time;

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + skipped;

    public override long GetTimestamp() => base.GetTimestamp() + (long)(skipped.TotalSeconds * TimestampFrequency);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        base.CreateTimer(
            callback,
            state,
            dueTime <= TimeSpan.FromSeconds(10) && dueTime >= TimeSpan.Zero ? TimeSpan.Zero : dueTime,
            period
        );
}

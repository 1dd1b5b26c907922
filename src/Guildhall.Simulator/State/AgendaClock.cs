namespace Guildhall.Simulator.State;

/// <summary>Rings when the agenda's next entry is due, so that listeners hear of it without anybody asking.</summary>
internal sealed class AgendaClock : IHostedService, IDisposable
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromDays(1);

    private readonly Universe world;
    private readonly ITimer timer;

    public AgendaClock(Universe world, TimeProvider time)
    {
        this.world = world;
        timer = time.CreateTimer(_ => Ring(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    public Task StartAsync(CancellationToken cancellation)
    {
        lock (world.Gate)
        {
            world.Agenda.Changed += Wind;
            Wind();
        }

        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellation)
    {
        lock (world.Gate)
        {
            world.Agenda.Changed -= Wind;
        }

        return Task.CompletedTask;
    }

    public void Dispose() => timer.Dispose();

    private void Ring()
    {
        lock (world.Gate)
        {
            world.Agenda.RunDue(world.Now);
            Wind();
        }
    }

    private void Wind()
    {
        if (world.Agenda.Next is { } due)
        {
            var wait = due - world.Now;
            timer.Change(Clamp(wait), Timeout.InfiniteTimeSpan);
        }
    }

    private static TimeSpan Clamp(TimeSpan wait) =>
        wait < TimeSpan.Zero ? TimeSpan.Zero
        : wait > LongestWait ? LongestWait
        : wait;
}

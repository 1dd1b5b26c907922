using Guildhall.Core.Commands;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace Guildhall.Tests.Core.Commands;

public sealed class EventRouterTests : IDisposable
{
    private readonly TestMeters meters = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => meters.Dispose();

    [Fact]
    public async Task A_failing_listener_does_not_keep_the_event_from_the_next()
    {
        using var services = Services();
        var heard = services.GetRequiredService<Heard>();

        await Router(services).DispatchAsync(new Joined(7), Cancellation);

        Assert.Equal(7, heard.Member);
        Assert.Equal(1, meters.Total("guildhall.core.listeners.handled", "failed"));
        Assert.Equal(1, meters.Total("guildhall.core.listeners.handled", "ok"));
    }

    [Fact]
    public void Only_events_with_a_listener_are_wanted()
    {
        using var services = Services();

        Assert.True(Router(services).HasListeners<Joined>());
        Assert.False(Router(services).HasListeners<string>());
    }

    [Fact]
    public async Task The_callers_cancellation_is_thrown()
    {
        using var services = Services();
        using var stopped = new CancellationTokenSource();
        await stopped.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            Router(services).DispatchAsync(new Joined(7), stopped.Token)
        );
    }

    private static ServiceProvider Services() =>
        new ServiceCollection()
            .AddSingleton<Heard>()
            .AddListener<Joined, Failing>()
            .AddListener<Joined, Welcome>()
            .BuildServiceProvider();

    private EventRouter Router(ServiceProvider services) =>
        new(services, new CommandMetrics(meters), NullLogger<EventRouter>.Instance);

    private sealed record Joined(int Member);

    private sealed class Heard
    {
        public int Member { get; set; }
    }

    private sealed class Failing : IListener<Joined>
    {
        public Task HandleAsync(Joined happened, CancellationToken cancellation)
        {
            cancellation.ThrowIfCancellationRequested();
            throw new InvalidOperationException();
        }
    }

    private sealed class Welcome(Heard heard) : IListener<Joined>
    {
        public Task HandleAsync(Joined happened, CancellationToken cancellation)
        {
            heard.Member = happened.Member;
            return Task.CompletedTask;
        }
    }
}

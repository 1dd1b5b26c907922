using System.Diagnostics.Metrics;

namespace Guildhall.Discord;

/// <summary>Meter <c>Guildhall.Discord</c>.</summary>
public sealed class DiscordMetrics
{
    private readonly Counter<long> restRequests;
    private readonly Counter<long> rateLimited;
    private readonly Counter<long> retried;
    private readonly Histogram<double> restWaited;
    private readonly Counter<long> eventsReceived;
    private readonly Counter<long> eventsDropped;
    private readonly Counter<long> replaysDropped;
    private readonly Counter<long> malformed;
    private readonly Counter<long> connections;
    private readonly Histogram<double> heartbeat;
    private readonly Histogram<double> lag;
    private readonly Histogram<double> handled;
    private readonly Counter<long> missed;
    private readonly Counter<long> sessionsLost;
    private readonly UpDownCounter<long> queued;
    private readonly Counter<long> handlerFailures;

    public DiscordMetrics(IMeterFactory meters)
    {
        var meter = meters.Create("Guildhall.Discord");
        restRequests = meter.CreateCounter<long>(
            "guildhall.discord.rest.requests",
            "{request}",
            "Answers by status class."
        );
        rateLimited = meter.CreateCounter<long>("guildhall.discord.rest.limited", "{request}", "429 answers by scope.");
        retried = meter.CreateCounter<long>("guildhall.discord.rest.retried", "{request}", "Requests sent again.");
        restWaited = meter.CreateHistogram<double>("guildhall.discord.rest.waited", "s", "Time in the rate limiter.");
        eventsReceived = meter.CreateCounter<long>("guildhall.discord.events.received", "{event}", "Dispatches read.");
        eventsDropped = meter.CreateCounter<long>(
            "guildhall.discord.events.dropped",
            "{event}",
            "Left out, queue full."
        );
        replaysDropped = meter.CreateCounter<long>("guildhall.discord.events.replayed", "{event}", "Seen before.");
        malformed = meter.CreateCounter<long>("guildhall.discord.frames.malformed", "{frame}", "Not readable.");
        connections = meter.CreateCounter<long>("guildhall.discord.connections.ended", "{connection}", "By reaction.");
        heartbeat = meter.CreateHistogram<double>(
            "guildhall.discord.heartbeat.latency",
            "s",
            "Beat to acknowledgement."
        );
        lag = meter.CreateHistogram<double>("guildhall.discord.events.lag", "s", "Receipt to the start of handling.");
        missed = meter.CreateCounter<long>("guildhall.discord.events.missed", "{event}", "Numbered, but never came.");
        sessionsLost = meter.CreateCounter<long>(
            "guildhall.discord.sessions.lost",
            "{session}",
            "Could not be resumed."
        );
        handled = meter.CreateHistogram<double>("guildhall.discord.events.handled", "s", "Time in the subscriber.");
        queued = meter.CreateUpDownCounter<long>("guildhall.discord.events.queued", "{event}", "Waiting for a worker.");
        handlerFailures = meter.CreateCounter<long>(
            "guildhall.discord.events.failed",
            "{event}",
            "The subscriber threw."
        );
    }

    internal void Answered(int status) =>
        restRequests.Add(1, new KeyValuePair<string, object?>("status", status / 100 * 100));

    internal void RateLimited(string scope) => rateLimited.Add(1, new KeyValuePair<string, object?>("scope", scope));

    internal void Retried() => retried.Add(1);

    internal void Waited(TimeSpan time) => restWaited.Record(time.TotalSeconds);

    internal void EventsReceived(int count) => eventsReceived.Add(count);

    internal void EventDropped(string type) => eventsDropped.Add(1, new KeyValuePair<string, object?>("type", type));

    internal void EventsMissed(long count) => missed.Add(count);

    internal void SessionLost() => sessionsLost.Add(1);

    internal void EventStarted(TimeSpan afterReceipt) => lag.Record(afterReceipt.TotalSeconds);

    internal void ReplayDropped() => replaysDropped.Add(1);

    internal void FrameMalformed() => malformed.Add(1);

    internal void ConnectionEnded(string reaction) =>
        connections.Add(1, new KeyValuePair<string, object?>("reaction", reaction));

    internal void HeartbeatAcknowledged(TimeSpan latency) => heartbeat.Record(latency.TotalSeconds);

    internal void EventHandled(TimeSpan time) => handled.Record(time.TotalSeconds);

    internal void Queued(int change) => queued.Add(change);

    internal void HandlerFailed() => handlerFailures.Add(1);
}

using System.Globalization;
using Guildhall.Discord;
using Guildhall.Discord.Gateway;

namespace Guildhall.Tests.Discord.Gateway;

public class GatewayFaultTests
{
    [Theory]
    [InlineData(20_261_121)]
    public async Task A_hundred_thousand_events_through_a_thousand_disconnects_are_each_handled_once_or_reported(
        int seed
    )
    {
        var gateway = new FaultyGateway(seed, events: 100_000, disconnects: 1_000);
        var seen = new Recorder();
        await using var harness = new GatewayHarness(
            new DiscordOptions { EventWorkers = 4 },
            limits: """{"total":1000,"remaining":1000,"reset_after":86400000,"max_concurrency":16}""",
            subscriber: seen,
            connector: gateway
        );

        await harness.Moving(() => gateway.IsOver, TimeSpan.FromDays(3));
        // What broke on its way near the end is asked for again within two heartbeats.
        await harness.Pass(TimeSpan.FromMinutes(5));
        await harness.Stop();

        Assert.Equal(100_000, gateway.EventsMade);
        Assert.All(Enum.GetValues<FaultKind>(), kind => Assert.InRange(gateway.ByKind[kind], 30, 60));
        Assert.Empty(seen.Repeated);
        var missed = seen.Missed.ToLookup(m => m.SessionId);
        var silentlyLost = gateway
            .Sessions.SelectMany(session => session.Dispatched.Select(one => (session.Id, one.Sequence, one.Event)))
            .Where(one => !seen.Has(one.Event))
            .Where(one =>
                !missed[one.Id].Any(m => one.Sequence > m.After && one.Sequence < (m.Before ?? long.MaxValue))
            )
            .ToList();
        Assert.Empty(silentlyLost);
        // Only an ended session loses anything here: all else can be resumed.
        Assert.All(seen.Missed, m => Assert.True(m.IsSessionOver));
        Assert.InRange(seen.Count, 99_000, 100_000);
    }

    /// <summary>Counts how often each numbered event was handled.</summary>
    private sealed class Recorder : IGatewaySubscriber
    {
        private readonly Lock gate = new();
        private readonly HashSet<int> handled = [];

        public List<int> Repeated { get; } = [];

        public List<EventsMissed> Missed { get; } = [];

        public int Count => handled.Count;

        public bool Has(int number) => handled.Contains(number);

        public bool Wants(string type) => true;

        public Task HandleAsync(GatewayEvent received, CancellationToken cancellation)
        {
            lock (gate)
            {
                if (received.Type == EventsMissed.Type)
                {
                    Missed.Add(received.Read(GatewayJson.Default.EventsMissed));
                }
                else if (received.Type == "MESSAGE_CREATE")
                {
                    var id = received.Read(DiscordJson.Default.Message).Id.Value;
                    var number = int.Parse(id.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
                    if (!handled.Add(number))
                    {
                        Repeated.Add(number);
                    }
                }
            }

            return Task.CompletedTask;
        }
    }
}

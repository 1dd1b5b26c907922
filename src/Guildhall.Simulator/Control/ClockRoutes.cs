using System.Text.Json.Nodes;
using Guildhall.Simulator.Wire;

namespace Guildhall.Simulator.Control;

/// <summary><c>/sim/clock</c>: the world's time, which can be put ahead of the machine's.</summary>
internal sealed class ClockRoutes(WorldClock clock)
{
    private static readonly TimeSpan Longest = TimeSpan.FromDays(366);

    public void Map(ControlMap sim)
    {
        sim.Add("GET", "/clock", _ => Tell());
        sim.AddWaiting("POST", "/clock", (call, _) => Task.FromResult<JsonNode?>(Advance(call)));
    }

    // What becomes due takes the universe's gate itself.
    private JsonObject Advance(ControlCall call)
    {
        var by = TimeSpan.FromMilliseconds(call.TryNumber("advanceMs") ?? 0);
        if (by <= TimeSpan.Zero || by > Longest)
        {
            throw new BadControlException("'advanceMs' is more than 0 and at most a year; the clock cannot go back.");
        }

        clock.Advance(by);
        return Tell();
    }

    private JsonObject Tell() =>
        new() { ["now"] = clock.GetUtcNow().Iso(), ["aheadMs"] = (long)clock.Ahead.TotalMilliseconds };
}

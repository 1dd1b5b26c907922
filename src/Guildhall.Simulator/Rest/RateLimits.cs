using System.Globalization;
using System.Text.Json.Nodes;
using Guildhall.Simulator.State;

namespace Guildhall.Simulator.Rest;

/// <param name="Name">Like routes share a bucket by sharing its name.</param>
internal sealed record RateLimit(string Name, int Requests, TimeSpan Per);

/// <summary>The state that the headers tell after a request was counted.</summary>
internal sealed record RateVerdict(string Bucket, int Limit, int Remaining, DateTimeOffset Reset, TimeSpan ResetAfter)
{
    public TimeSpan? RetryAfter { get; init; }

    public bool IsGlobal { get; init; }

    public Answer ToAnswer() =>
        new(
            429,
            new JsonObject
            {
                ["message"] = "You are being rate limited.",
                ["retry_after"] = Math.Round(RetryAfter!.Value.TotalSeconds, 3),
                ["global"] = IsGlobal,
            }
        );

    public void WriteTo(IHeaderDictionary headers)
    {
        var text = CultureInfo.InvariantCulture;
        headers["X-RateLimit-Bucket"] = Bucket;
        headers["X-RateLimit-Limit"] = Limit.ToString(text);
        headers["X-RateLimit-Remaining"] = Remaining.ToString(text);
        headers["X-RateLimit-Reset"] = (Reset.ToUnixTimeMilliseconds() / 1000.0).ToString("0.000", text);
        headers["X-RateLimit-Reset-After"] = ResetAfter.TotalSeconds.ToString("0.000", text);
        if (RetryAfter is { } wait)
        {
            headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString(text);
            headers["X-RateLimit-Scope"] = IsGlobal ? "global" : "user";
            if (IsGlobal)
            {
                headers["X-RateLimit-Global"] = "true";
            }
        }
    }
}

/// <summary>True bucket arithmetic: fixed windows by bot, bucket and major parameter, and 50 requests a second over all.</summary>
internal sealed class RateLimits(Universe world)
{
    private static readonly RateLimit Global = new("global", 50, TimeSpan.FromSeconds(1));

    private readonly Dictionary<(ulong Bot, string Bucket, string Major), Window> windows = [];

    public RateVerdict Count(SimBot? bot, RateLimit limit, string major, bool isExempt)
    {
        var name = Convert.ToHexStringLower(world.Derive($"bucket {limit.Name}"))[..32];
        var own = WindowOf(bot, limit, major);
        var verdict = new RateVerdict(name, limit.Requests, 0, own.Reset, own.Reset - world.Now);
        if (own.Used >= limit.Requests)
        {
            return verdict with { RetryAfter = verdict.ResetAfter };
        }

        if (!isExempt && bot is not null)
        {
            var all = WindowOf(bot, Global, "");
            if (all.Used >= Global.Requests)
            {
                return verdict with
                {
                    Remaining = limit.Requests - own.Used,
                    RetryAfter = all.Reset - world.Now,
                    IsGlobal = true,
                };
            }

            all.Used++;
        }

        own.Used++;
        return verdict with { Remaining = limit.Requests - own.Used };
    }

    private Window WindowOf(SimBot? bot, RateLimit limit, string major)
    {
        var key = (bot?.User.Id ?? 0, limit.Name, major);
        if (!windows.TryGetValue(key, out var window) || window.Reset <= world.Now)
        {
            windows[key] = window = new() { Reset = world.Now + limit.Per };
        }

        return window;
    }

    private sealed class Window
    {
        public required DateTimeOffset Reset { get; init; }

        public int Used { get; set; }
    }
}

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

    /// <summary>What the header says, where it disagrees with the body.</summary>
    public TimeSpan? RetryAfterHeader { get; init; }

    public bool IsGlobal { get; init; }

    /// <summary>Null: <c>global</c> or <c>user</c>, as it is.</summary>
    public string? Scope { get; init; }

    /// <summary>How wrong the clock behind the reset's time goes.</summary>
    public TimeSpan Skew { get; init; }

    public static string WholeSeconds(TimeSpan wait) =>
        Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);

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
        headers["X-RateLimit-Reset"] = ((Reset + Skew).ToUnixTimeMilliseconds() / 1000.0).ToString("0.000", text);
        headers["X-RateLimit-Reset-After"] = ResetAfter.TotalSeconds.ToString("0.000", text);
        if (RetryAfter is { } wait)
        {
            headers.RetryAfter = WholeSeconds(RetryAfterHeader ?? wait);
            headers["X-RateLimit-Scope"] = Scope ?? (IsGlobal ? "global" : "user");
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

    private const int WindowsKept = 20_000;

    private readonly Dictionary<(ulong Bot, string Bucket, string Major), Window> windows = [];
    private readonly Dictionary<string, int> renamed = [];

    /// <summary>The bucket's hash, as the header tells it.</summary>
    public string HashOf(RateLimit limit)
    {
        var suffix = renamed.TryGetValue(limit.Name, out var times) ? $" {times}" : "";
        return Convert.ToHexStringLower(world.Derive($"bucket {limit.Name}{suffix}"))[..32];
    }

    /// <summary>The bucket has another hash from now on; what it has counted stays.</summary>
    public void Rename(RateLimit limit) => renamed[limit.Name] = renamed.GetValueOrDefault(limit.Name) + 1;

    public RateVerdict Count(SimBot? bot, RateLimit limit, string major, bool isExempt)
    {
        var own = WindowOf(bot, limit, major);
        var verdict = new RateVerdict(HashOf(limit), limit.Requests, 0, own.Reset, own.Reset - world.Now);
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
            Forget();
            windows[key] = window = new() { Reset = world.Now + limit.Per };
        }

        return window;
    }

    private void Forget()
    {
        if (windows.Count >= WindowsKept)
        {
            foreach (var (key, _) in windows.Where(w => w.Value.Reset <= world.Now).ToArray())
            {
                windows.Remove(key);
            }
        }
    }

    private sealed class Window
    {
        public required DateTimeOffset Reset { get; init; }

        public int Used { get; set; }
    }
}

using System.Globalization;
using Guildhall.Aegis.AutoMod.Engine;
using Guildhall.Aegis.AutoMod.Live;
using Guildhall.Aegis.AutoMod.Rules;
using Guildhall.Discord.Model;

namespace Guildhall.Bench;

/// <summary>
/// What a hundred guilds feel of one beside them, on a thread of its own, that is quiet, or chats, or is sent 4,000 letters
/// again and again: by an expression that never backtracks, and by one that does until it is suspended.
/// </summary>
internal static class AutoModNeighbours
{
    private const int Guilds = 100;

    private static readonly string letters = new string('a', 4_000) + "!";
    private static readonly string others = new string('ж', 4_000) + "!";

    public static void Run(string rules, int count)
    {
        var ours = Parse(rules);
        var messages = AutoModMessages.Make(count, 2_000);
        var linear = Parse(Rule("(a+)+$", false));
        var backtracking = Parse(Rule("^(?=(\\\\u0436+)+$)\\\\u0436", true));
        Measure("warm-up", ours, messages, null, "");
        // Twice, in turn: what differs by chance shows.
        for (var round = 1; round <= 2; round++)
        {
            Measure($"quiet-{round}", ours, messages, null, "");
            Measure($"chatting-{round}", ours, messages, ours, "good morning, how are you all today?");
            Measure($"hostile-linear-{round}", ours, messages, linear, letters);
            Measure($"hostile-backtracking-{round}", ours, messages, backtracking, others);
        }
    }

    private static void Measure(string name, RuleSet rules, ModerationEvent[] messages, RuleSet? theirs, string text)
    {
        var guilds = new LiveGuilds();
        using var isOver = new CancellationTokenSource();
        var (sent, suspended) = (0, 0);
        var neighbour = new Thread(() =>
        {
            while (!isOver.IsCancellationRequested && theirs is not null)
            {
                var message = messages[sent++ % messages.Length] with { Text = text };
                suspended += guilds
                    .Decide(new Snowflake<Guild>(999_999), theirs, message, "normal", TimeSpan.FromSeconds(10))
                    .Suspended.Count;
            }
        });
        neighbour.Start();
        var latencies = new long[messages.Length];
        for (var i = 0; i < messages.Length; i++)
        {
            var start = TimeProvider.System.GetTimestamp();
            guilds.Decide(
                new Snowflake<Guild>((ulong)(i % Guilds) + 1),
                rules,
                messages[i],
                "normal",
                TimeSpan.FromSeconds(10)
            );
            latencies[i] = TimeProvider.System.GetTimestamp() - start;
        }

        isOver.Cancel();
        neighbour.Join();
        Array.Sort(latencies);
        var tick = 1e6 / TimeProvider.System.TimestampFrequency;
        double At(double share) => latencies[(int)(latencies.Length * share)] * tick;
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $$$"""{"bench":"automod","case":"neighbour-{{{name}}}","p50Us":{{{At(0.5):F1}}},"p99Us":{{{At(0.99):F1}}},"p999Us":{{{At(0.999):F1}}},"neighbourSent":{{{sent}}},"rulesSuspended":{{{suspended}}}}"""
            )
        );
    }

    private static RuleSet Parse(string json) =>
        RuleDocument.Parse(json, NothingKnown.Instance).Rules
        ?? throw new InvalidOperationException("The bench's rules are wrong.");

    private static string Rule(string pattern, bool mayBacktrack) =>
        $$$"""
            {"version":1,"rules":[{"name":"slow","when":{"regex":{"patterns":["{{{pattern}}}"],"backtracking":{{{(
                mayBacktrack ? "true" : "false"
            )}}}}},"then":[{"delete":{}}]}]}
            """;
}

using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Guildhall.Aegis.AutoMod.Engine;
using Guildhall.Aegis.AutoMod.Rules;

namespace Guildhall.Bench;

/// <summary>Arguments: messages a run. AutoMod on one thread: rate by CPU time, latency, allocation, and growth.</summary>
internal static class AutoModBench
{
    public static Task RunAsync(string[] args)
    {
        var count = args.Length > 0 ? int.Parse(args[0]) : 200_000;
        var full = AutoModRules.Of(words: 1_000, regexes: 50, rules: 60);
        Print("full", full, count, members: 2_000, guilds: 1);
        foreach (var rules in (int[])[10, 100, 1_000])
        {
            Print($"rules-{rules}", AutoModRules.Many(rules), count, 2_000, 1);
        }

        foreach (var members in (int[])[100, 10_000, 100_000])
        {
            Print($"members-{members}", full, count, members, 1);
        }

        foreach (var guilds in (int[])[10, 100, 1_000])
        {
            Print($"guilds-{guilds}", full, count, 10_000, guilds);
        }

        AutoModNeighbours.Run(full, count);
        return Task.CompletedTask;
    }

    private static void Print(string name, string json, int count, int members, int guilds)
    {
        var rules =
            RuleDocument.Parse(json, NothingKnown.Instance).Rules
            ?? throw new InvalidOperationException("The bench's rules are wrong.");
        GuildState[] Fresh() => [.. Enumerable.Range(0, guilds).Select(_ => new GuildState(rules.Needs))];

        var engine = new AutoModEngine();
        var messages = AutoModMessages.Make(count, members);
        Run(engine, rules, Fresh(), messages, null);
        var states = Fresh();
        var memory = GC.GetTotalMemory(forceFullCollection: true);
        var allocated = GC.GetAllocatedBytesForCurrentThread();
        var latencies = new long[count];
        var before = Cpu();
        var hits = Run(engine, rules, states, messages, null);
        var cpu = Cpu() - before;
        allocated = GC.GetAllocatedBytesForCurrentThread() - allocated;
        var grown = GC.GetTotalMemory(forceFullCollection: true) - memory;
        GC.KeepAlive(states);
        Run(engine, rules, Fresh(), messages, latencies);
        Array.Sort(latencies);
        var tick = 1e6 / TimeProvider.System.TimestampFrequency;
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $$$"""{"bench":"automod","case":"{{{name}}}","messagesPerCpuSecond":{{{count / cpu.TotalSeconds:F0}}},"microsecondsPerMessage":{{{cpu.TotalMicroseconds / count:F2}}},"p50Us":{{{latencies[count / 2] * tick:F1}}},"p99Us":{{{latencies[count / 100 * 99] * tick:F1}}},"p999Us":{{{latencies[count / 1000 * 999] * tick:F1}}},"bytesPerMessage":{{{allocated / count}}},"hitPercent":{{{100.0 * hits / count:F1}}},"rules":{{{rules.Rules.Count}}},"members":{{{members}}},"guilds":{{{guilds}}},"stateMb":{{{Math.Max(0, grown) / 1e6:F1}}}}"""
            )
        );
    }

    private static int Run(
        AutoModEngine engine,
        RuleSet rules,
        GuildState[] states,
        ReadOnlySpan<ModerationEvent> messages,
        long[]? latencies
    )
    {
        var hits = 0;
        for (var i = 0; i < messages.Length; i++)
        {
            var start = latencies is null ? 0 : TimeProvider.System.GetTimestamp();
            hits += engine.Decide(messages[i], rules, states[i % states.Length]).Hits.Count > 0 ? 1 : 0;
            if (latencies is not null)
            {
                latencies[i] = TimeProvider.System.GetTimestamp() - start;
            }
        }

        return hits;
    }

    private static TimeSpan Cpu()
    {
        using var process = Process.GetCurrentProcess();
        return process.UserProcessorTime + process.PrivilegedProcessorTime;
    }
}

/// <summary>Messages as a lively guild has them, of a seed: most are innocent, one in fifty is not.</summary>
internal static class AutoModMessages
{
    private static readonly string[] innocent =
    [
        "has anyone tried the new update yet? it feels a lot smoother than the last one",
        "lol same",
        "I think we should meet at 8 pm, what do you say?",
        "good morning everyone! coffee first ☕",
        "the build failed again, see https://github.com/example/project/issues/12 for the log",
        "Das Wetter ist heute wirklich schön, gehen wir später noch raus?",
        "Кто-нибудь знает, когда выйдет следующая версия?",
        "can somebody help me with this? I get an error when I start the server:\n```\nException in thread main\n```",
        "ok",
        "haha that is so true 😂😂",
        "<@123456789012345678> did you see what happened in the document channel",
        "I'd say the class of problems you describe needs a proper analysis before we assess the viability of it",
        "今日は本当に楽しかったです、ありがとうございました",
        "nice, thanks!",
        "we shipped 3 features in 2 days, not bad for a small team; next up: the dashboard and the API docs",
    ];

    private static readonly string[] bad =
    [
        "join discord . gg / abcdef now",
        "this is b4dw0rd17 if you ask me",
        "free stuff at http://evil7.example/win",
        "THIS IS VERY IMPORTANT PLEASE READ IT ALL NOW",
        "pattern12xx99 here",
    ];

    public static ModerationEvent[] Make(int count, int members)
    {
        var random = new Random(7);
        var at = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
        var messages = new ModerationEvent[count];
        for (var i = 0; i < count; i++)
        {
            at += TimeSpan.FromMilliseconds(random.Next(60));
            var text = random.Next(50) == 0 ? bad[random.Next(bad.Length)] : innocent[random.Next(innocent.Length)];
            messages[i] = new ModerationEvent
            {
                Kind = EventKinds.Message,
                Id = (ulong)i + 1,
                User = (ulong)random.Next(1, members + 1),
                Channel = (ulong)random.Next(1, 30),
                Text = random.Next(2) == 0 ? text : $"{text} {random.Next(1_000)}",
                At = at,
                AccountCreatedAt = at - TimeSpan.FromDays(random.Next(1, 900)),
                JoinedAt = at - TimeSpan.FromDays(random.Next(1, 400)),
            };
        }

        return messages;
    }
}

/// <summary>Rule documents of any size.</summary>
internal static class AutoModRules
{
    private const string Delete = """ "then":[{"delete":{}}] """;

    /// <summary>Every kind of trigger, with so many words and expressions among them.</summary>
    public static string Of(int words, int regexes, int rules)
    {
        var all = new List<string>
        {
            Rule("words", $$$"""{"words":{"words":[{{{Join(words, i => $"\"{Word(i)}\"")}}}]}}"""),
            Rule("regex", $$$"""{"regex":{"patterns":[{{{Join(regexes, i => $"\"{Regex(i)}\"")}}}]}}"""),
        };
        for (var i = all.Count; i < rules; i++)
        {
            all.Add(Rule($"rule-{i}", Trigger(i)));
        }

        return Document(all);
    }

    /// <summary>So many rules, of all kinds in turn, each with words and expressions of its own.</summary>
    public static string Many(int rules) =>
        Document(
            Enumerable
                .Range(0, rules)
                .Select(i =>
                    (i % 5) switch
                    {
                        0 => Rule($"rule-{i}", $$$"""{"words":{"words":["{{{Word(i)}}}","{{{Word(i + 5_000)}}}"]}}"""),
                        1 when i % 20 == 1 => Rule($"rule-{i}", $$$"""{"regex":{"patterns":["{{{Regex(i)}}}"]}}"""),
                        _ => Rule($"rule-{i}", Trigger(i)),
                    }
                )
        );

    private static string Trigger(int i) =>
        (i % 16) switch
        {
            0 => $$$"""{"rate":{"count":{{{8 + i % 20}}},"in":"{{{3 + i % 10}}}s"}}""",
            1 => $$$"""{"duplicates":{"count":{{{4 + i % 8}}},"in":"30s"}}""",
            2 => $$$"""{"links":{"deny":["evil{{{i}}}.example","bad{{{i}}}.test"]}}""",
            3 => $$$"""{"caps":{"percent":{{{80 + i % 20}}},"letters":{{{20 + i % 20}}}}}""",
            4 => $$$"""{"mentions":{"users":{{{5 + i % 20}}}}}""",
            5 => $$$"""{"emoji":{"over":{{{10 + i % 30}}}}}""",
            6 => $$$"""{"invites":{"allow":["ours{{{i}}}"]}}""",
            7 => $$$"""{"zalgo":{"marks":{{{4 + i % 5}}}}}""",
            8 => $$$"""{"lines":{"over":{{{20 + i % 30}}}}}""",
            9 => $$$"""{"length":{"over":{{{1_500 + i % 500}}}}}""",
            10 => $$$"""{"attachments":{"kinds":["executable"],"extensions":["x{{{i}}}"]}}""",
            11 => """{"phishing":{}}""",
            12 =>
                $$$"""{"all":[{"words":{"words":["{{{Word(i)}}}"]}},{"not":{"links":{}} },{"accountAge":{"below":"7d"}}]}""",
            13 => $$$"""{"sameFiles":{"count":{{{3 + i % 5}}},"in":"1m"}}""",
            14 => $$$"""{"honeypot":{"channels":["{{{900_000 + i}}}"]}}""",
            _ => $$$"""{"repeats":{"over":{{{15 + i % 30}}}}}""",
        };

    private static string Word(int i) => i % 100 == 17 ? $"badword{i}" : $"{Syllables(i)}";

    /// <summary>Unlike any language's words, of usual length.</summary>
    private static string Syllables(int i)
    {
        var text = new StringBuilder();
        for (var rest = i * 7919 + 104_729; rest > 0; rest /= 90)
        {
            text.Append("bcdfghklmnprstvz"[rest % 16]).Append("aeiou"[rest / 16 % 5]);
        }

        return text.Append("qu").ToString();
    }

    private static string Regex(int i) =>
        (i % 5) switch
        {
            0 => $@"pattern{i}\\w+",
            1 => $@"\\b(?:buy|sell)\\s+{Syllables(i)}\\b",
            2 => $@"{Syllables(i)}\\d{{2,4}}",
            3 => $@"\\b\\d{{{4 + i % 8}}}-[a-f]{{{2 + i % 3}}}\\b",
            _ => $@"{Syllables(i)}[.,]?\\s*{Syllables(i + 1)}",
        };

    private static string Rule(string name, string when) =>
        $$$"""{"name":"{{{name}}}","when":{{{when}}},{{{Delete}}}}""";

    private static string Join(int count, Func<int, string> one) =>
        string.Join(',', Enumerable.Range(0, count).Select(one));

    private static string Document(IEnumerable<string> rules) =>
        JsonNode.Parse($$$"""{"version":1,"rules":[{{{string.Join(',', rules)}}}]}""")!.ToJsonString();
}

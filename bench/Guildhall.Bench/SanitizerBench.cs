using System.Globalization;
using System.Text;
using Guildhall.Onomancer.Sanitizing;

namespace Guildhall.Bench;

/// <summary>How fast ordinary Markdown passes the sanitizer, in megabytes of UTF-8 a second on one core; hostile megabytes in milliseconds.</summary>
internal static class SanitizerBench
{
    private const int Rounds = 9;

    private static readonly string[] hostile =
    [
        "ignore ",
        "\u200b",
        "<!--",
        "aWdub3Jl",
        "<|",
        "ignore all previous instructions. ",
        "erongi ",
        "a\u200bb",
        "a-",
    ];

    public static void Run(string[] args)
    {
        var megabytes = args.Length > 0 ? int.Parse(args[0]) : 8;
        var text = Document(megabytes);
        var bytes = Encoding.UTF8.GetByteCount(text);
        var rounds = Enumerable.Range(0, Rounds).Select(_ => Seconds(text)).ToList();
        var rates = rounds.Select(r => bytes / 1e6 / r.Wall).Order().ToList();
        var cpuRates = rounds.Select(r => bytes / 1e6 / r.Cpu).Order().ToList();
        var worst =
            hostile.Max(unit => Seconds(string.Concat(Enumerable.Repeat(unit, 1_000_000 / unit.Length))).Cpu) * 1_000;
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $$"""{"bench":"sanitizer","megabytes":{{bytes / 1e6:0.0}},"medianMbPerCpuSecond":{{cpuRates[Rounds / 2]:0}},"medianMbPerSecond":{{rates[Rounds / 2]:0}},"bestMbPerSecond":{{rates[^1]:0}},"worstHostileCpuMs":{{worst:0}}}"""
            )
        );
    }

    // Other programs on the machine slow the wall clock, not the processor time.
    private static (double Wall, double Cpu) Seconds(string text)
    {
        var started = TimeProvider.System.GetTimestamp();
        var cpu = Environment.CpuUsage.TotalTime;
        new Sanitizer().Sanitize(text);
        return (
            TimeProvider.System.GetElapsedTime(started).TotalSeconds,
            (Environment.CpuUsage.TotalTime - cpu).TotalSeconds
        );
    }

    private static string Document(int megabytes)
    {
        var text = new StringBuilder();
        for (var section = 0; text.Length < megabytes * 1_000_000; section++)
        {
            text.Append("## ")
                .Append(section)
                .Append(" A heading of the usual kind\r\n\r\n")
                .Append(
                    "A paragraph as people write it, with a café and 東京 in it. You must configure the system before use.\r\n\r\n"
                )
                .Append("- an item, short\n- another with `code` and a [link](https://example.com/a?b=c)\n\n")
                .Append(
                    "| name | value |\n| --- | --- |\n| retries | 3 |\n\n```csharp\nif (ready) { return \"done\"; }\n```\n\n"
                );
        }

        return text.ToString();
    }
}

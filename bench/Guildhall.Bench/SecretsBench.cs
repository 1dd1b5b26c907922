using System.Text;
using Guildhall.Onomancer.Secrets;

namespace Guildhall.Bench;

/// <summary>Arguments: repetitions, a folder of Markdown to read instead of the made one. The secret scan on one core: Markdown of 1 and 10 MiB, and hostile input.</summary>
internal static class SecretsBench
{
    private static readonly SecretScanner scanner = new();

    public static void Run(string[] args)
    {
        var repetitions = args.Length > 0 ? int.Parse(args[0]) : 5;
        var small = BenchMarkdown.Of(1 << 20, args.ElementAtOrDefault(1));
        var large = BenchMarkdown.Of(10 << 20, args.ElementAtOrDefault(1));
        Console.WriteLine(
            $"{{\"bench\":\"secrets\",\"mbps1MiB\":{Rate(small, repetitions):F0},\"mbps10MiB\":{Rate(large, repetitions):F0}"
                + $",\"findings10MiB\":{scanner.Scan(large).Count}"
                + $",\"uuidsMs\":{Milliseconds(Uuids()):F1}"
                + $",\"jwtPrefixMs\":{Milliseconds(Repeated("eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.")):F1}"
                + $",\"jwtStartMs\":{Milliseconds(Repeated("eyJ")):F1}"
                + $",\"passwordMs\":{Milliseconds(Repeated("password=")):F1}"
                + $",\"pemMs\":{Milliseconds(Repeated("-----BEGIN ")):F1}"
                + $",\"pemHeaderMs\":{Milliseconds(Repeated("-----BEGIN PRIVATE KEY-----")):F1}"
                + $",\"schemeMs\":{Milliseconds(Repeated("a://b:")):F1}"
                + $",\"skMs\":{Milliseconds(Repeated("sk-")):F1}"
                + $",\"authMs\":{Milliseconds(Repeated("auth: ")):F1}"
                + $",\"barsMs\":{Milliseconds(Repeated("|password|key\n|-|-\n")):F1}"
                + $",\"wordsMs\":{Milliseconds(Repeated("abandon ability ")):F1}"
                + $",\"escapesMs\":{Milliseconds(Repeated("%20&amp;\\_")):F1}}}"
        );
    }

    private static string Repeated(string part) =>
        new StringBuilder().Insert(0, part, (1 << 20) / part.Length).ToString();

    private static string Uuids() =>
        string.Join('\n', Enumerable.Range(0, 30_000).Select(n => $"{n:x8}-1b2c-4d3e-8f4a-{n * 7919L:x12}"));

    private static double Rate(string text, int repetitions) =>
        Encoding.UTF8.GetByteCount(text) / 1e6 / (Milliseconds(text, repetitions) / 1000);

    private static double Milliseconds(string text, int repetitions = 5)
    {
        for (var round = 0; round < 40 && text.Length < 2_000_000; round++)
        {
            scanner.Scan(text);
        }

        var time = TimeProvider.System;
        var best = double.MaxValue;
        for (var round = 0; round < repetitions; round++)
        {
            var start = time.GetTimestamp();
            scanner.Scan(text);
            best = Math.Min(best, time.GetElapsedTime(start).TotalMilliseconds);
        }

        return best;
    }
}

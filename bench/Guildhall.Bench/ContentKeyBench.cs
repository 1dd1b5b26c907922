using System.Globalization;
using System.Text;
using Guildhall.Core.Tenancy;
using Guildhall.Onomancer.Rewrites;

namespace Guildhall.Bench;

/// <summary>How fast documents get their content keys, in megabytes of UTF-8 a second on one core.</summary>
internal static class ContentKeyBench
{
    private const int Rounds = 15;

    public static void Run()
    {
        var text = Document(megabytes: 8);
        var bytes = Encoding.UTF8.GetByteCount(text);
        var rates = new List<double>();
        for (var round = 0; round < Rounds; round++)
        {
            var started = TimeProvider.System.GetTimestamp();
            ContentKey.Compute(TenantId.Default, text, "leadership", "p1", "offline-extract-1", "rules", "");
            rates.Add(bytes / 1e6 / TimeProvider.System.GetElapsedTime(started).TotalSeconds);
        }

        rates.Sort();
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $$"""{"bench":"content-key","megabytes":{{bytes / 1e6:0.0}},"medianMbPerSecond":{{rates[Rounds / 2]:0}},"worstMbPerSecond":{{rates[0]:0}}}"""
            )
        );
    }

    private static string Document(int megabytes)
    {
        var text = new StringBuilder();
        while (text.Length < megabytes * 1_000_000)
        {
            text.Append("## A heading of the usual kind\r\n\r\n")
                .Append("A paragraph as people write it, with a café and 東京 in it, and two blanks at its end.  \r\n")
                .Append("- an item, short\n\t\n")
                .Append("    if (indented) { return \"code\"; }\n\n");
        }

        return text.ToString();
    }
}

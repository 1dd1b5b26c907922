using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Guildhall.Onomancer.Rewrites;

/// <summary>The lines that mark where a source begins and ends. Made from a hash of everything that they enclose: to hold
/// its own closing line, a document would have to contain its own hash.</summary>
internal sealed record Delimiter(string Mark)
{
    public string Begin(int number) =>
        string.Create(CultureInfo.InvariantCulture, $"<<<BEGIN SOURCE {number} {Mark}>>>");

    public string End(int number) => string.Create(CultureInfo.InvariantCulture, $"<<<END SOURCE {number} {Mark}>>>");

    public static Delimiter For(IReadOnlyList<PromptSource> sources)
    {
        for (var attempt = 0; ; attempt++)
        {
            var mark = Make(sources, attempt);
            if (!sources.Any(s => s.Text.Contains(mark, StringComparison.OrdinalIgnoreCase)))
            {
                return new(mark);
            }
        }
    }

    private static string Make(IReadOnlyList<PromptSource> sources, int attempt)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(
            Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"guildhall source mark {attempt}\n"))
        );
        foreach (var source in sources)
        {
            hash.AppendData(Encoding.UTF8.GetBytes(source.Name + "\n"));
            hash.AppendData(Encoding.UTF8.GetBytes(source.Text));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset().AsSpan(0, 12));
    }
}

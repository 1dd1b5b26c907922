using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Guildhall.Aegis.Cases;

/// <summary>Something that is kept beside a case.</summary>
/// <param name="Position">From 1 within the case; below it for what is not copied yet.</param>
/// <param name="Kind"><c>file</c>, <c>message</c>, <c>missing</c> for what was gone before it could be copied, or
/// <c>erased</c> for what went with a person's data, <c>copying</c> for what a job is about to copy.</param>
/// <param name="Size">Bytes.</param>
/// <param name="Hash">SHA-256, as lower-case hexadecimal.</param>
/// <param name="Place">Key of the object store.</param>
internal sealed record CaseEvidence(
    long Position,
    string Kind,
    string Name,
    string? MediaType,
    long Size,
    string? Hash,
    string? Place,
    string? Snapshot,
    DateTimeOffset AddedAt
)
{
    private const int MostLines = 10;

    /// <summary><c>1. offer.txt (text/plain, 1.2 KB, `0f3a…`)</c>, or why it cannot be had.</summary>
    public string Describe()
    {
        var number = string.Create(CultureInfo.InvariantCulture, $"{Position}. ");
        return Kind switch
        {
            "erased" => $"{number}erased with the data of a person",
            "copying" => $"{ShortName}: is being copied, asked for {CaseText.Ago(AddedAt)}",
            "missing" => $"{number}{ShortName}: was gone before it could be copied",
            _ => $"{number}{ShortName} ({MediaType ?? Kind}, {CaseText.Bytes(Size)}, `{Hash?[..12]}`)",
        };
    }

    /// <summary>One line for each; what does not fit is counted.</summary>
    /// <param name="longest">Characters.</param>
    public static string Describe(IReadOnlyList<CaseEvidence> kept, int longest)
    {
        var text = new StringBuilder();
        for (var i = 0; i < kept.Count; i++)
        {
            var line = kept[i].Describe();
            if (i == MostLines || text.Length + line.Length > longest - 20)
            {
                return string.Create(CultureInfo.InvariantCulture, $"{text}… and {kept.Count - i} more");
            }

            text.Append(line).Append('\n');
        }

        return text.ToString().TrimEnd();
    }

    /// <summary>Of a message, as it is kept.</summary>
    public static string HashOf(string snapshot) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(snapshot)));

    // The link of a message is shown as it is; the name of a file may be anything.
    private string ShortName =>
        Kind == "message" || Name.StartsWith("https://", StringComparison.Ordinal)
            ? $"<{Name}>"
            : CaseText.Cut(CaseText.Plain(Name), 80);
}

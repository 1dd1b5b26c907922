using System.Globalization;
using System.Text;

namespace Guildhall.Onomancer.Sanitizing;

/// <summary>Text spelled as numbers: "69 67 6e", "0x69, 0x67", "105 103 110", "01101001 01100111".</summary>
internal sealed class SpelledBytes(string text, Func<string, bool> isOrder)
{
    private const int ShortestRow = 10;

    public void AddTo(List<Edit> edits)
    {
        var row = new List<(int Start, int End)>();
        for (var at = 0; at < text.Length; )
        {
            var next = text.AsSpan(at).IndexOfAnyInRange('0', '9');
            if (next < 0)
            {
                break;
            }

            at += next;
            if (at > 0 && char.IsAsciiLetterOrDigit(text[at - 1]) && row.Count == 0)
            {
                at++;
                continue;
            }

            at = ReadRow(at, row);
            if (row.Count >= ShortestRow)
            {
                Examine(row, edits);
            }

            row.Clear();
        }
    }

    private int ReadRow(int at, List<(int Start, int End)> row)
    {
        while (at < text.Length)
        {
            var end = at;
            while (end < text.Length && end - at < 9 && (char.IsAsciiHexDigit(text[end]) || text[end] is 'x' or 'X'))
            {
                end++;
            }

            if (end - at is < 2 or > 8 || (end < text.Length && char.IsAsciiLetterOrDigit(text[end])))
            {
                return Math.Max(end, at + 1);
            }

            row.Add((at, end));
            at = end;
            while (at < text.Length && at - end < 3 && text[at] is ' ' or ',' or '\n' or '\r' or ':' or '-')
            {
                at++;
            }

            if (at == end)
            {
                return at;
            }
        }

        return at;
    }

    private void Examine(List<(int Start, int End)> row, List<Edit> edits)
    {
        foreach (var numberBase in (int[])[16, 10, 2])
        {
            var bytes = new List<byte>(row.Count);
            foreach (var (start, end) in row)
            {
                if (Value(text.AsSpan(start, end - start), numberBase) is not { } value)
                {
                    bytes.Clear();
                    break;
                }

                bytes.Add(value);
            }

            if (bytes.Count > 0 && isOrder(Encoding.UTF8.GetString([.. bytes])))
            {
                edits.Add(Neutral.Whole(text, "spelled-instruction", row[0].Start, row[^1].End));
                return;
            }
        }
    }

    private static byte? Value(ReadOnlySpan<char> digits, int numberBase)
    {
        if (digits.StartsWith("0x", StringComparison.OrdinalIgnoreCase))
        {
            digits = digits[2..];
        }

        byte value;
        return numberBase switch
        {
            16 when digits.Length == 2 && byte.TryParse(digits, NumberStyles.AllowHexSpecifier, null, out value) =>
                value,
            10 when digits.Length <= 3 && byte.TryParse(digits, NumberStyles.None, null, out value) => value,
            2
                when digits.Length is 7 or 8
                    && byte.TryParse(digits, NumberStyles.AllowBinarySpecifier, null, out value) => value,
            _ => null,
        };
    }
}

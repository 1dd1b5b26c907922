using System.Text;

namespace Guildhall.Aegis.AutoMod.Text;

/// <summary>A text as regular expressions see it: case and marks stay, what hides letters goes.</summary>
internal static class PlainText
{
    /// <param name="places">For each character of the result, where it stands in the text.</param>
    public static string Of(string text, out int[]? places)
    {
        var plain = new StringBuilder(text.Length);
        var where = new List<int>(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            var code = (int)text[i];
            var start = i;
            if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                code = char.ConvertToUtf32(text[i], text[++i]);
            }

            if (FoldTable.IsInvisible(code))
            {
                continue;
            }

            var form = Form(code);
            var part = form != '\0' ? form.ToString() : text[start..(i + 1)];
            plain.Append(part);
            for (var p = 0; p < part.Length; p++)
            {
                where.Add(start);
            }
        }

        places = [.. where];
        return plain.ToString();
    }

    /// <summary>The plain letter of a full-width, mathematical or enclosed one; '\0' for all others.</summary>
    private static char Form(int code)
    {
        if (code is >= 0xFF01 and <= 0xFF5E)
        {
            return (char)(code - 0xFEE0);
        }

        if (code is (>= 0x1D400 and <= 0x1D7FF) or (>= 0x2460 and <= 0x24FF) or (>= 0x1F110 and <= 0x1F1FF))
        {
            var letter = FoldTable.Fold(code);
            return FoldTable.IsExpanded(letter) ? '\0' : letter;
        }

        return '\0';
    }
}

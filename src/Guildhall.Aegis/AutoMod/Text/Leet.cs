namespace Guildhall.Aegis.AutoMod.Text;

/// <summary>Which letters a digit or sign can be read as. Both readings count: a 1 is an i and an l.</summary>
internal static class Leet
{
    private static readonly string[] readings = Build();

    /// <summary>The letters that it can stand for, itself not among them; empty for none.</summary>
    public static string Readings(char sign) => sign < readings.Length ? readings[sign] : Beyond(sign);

    public static bool CanRead(char sign, char letter) => Readings(sign).Contains(letter, StringComparison.Ordinal);

    private static string Beyond(char sign) =>
        sign switch
        {
            '€' or '∈' or '∃' or '∑' or '≡' => "e",
            '₳' or '∆' or '∀' => "a",
            '฿' or '₿' => "b",
            '₵' or '₡' or '⊂' or '℃' => "c",
            '₫' or '∂' => "d",
            '₣' or '∱' => "f",
            '₲' => "g",
            '₭' => "k",
            '₤' => "l",
            '₥' => "m",
            '₦' or '∩' or '∏' => "n",
            '∅' or '⊘' or '⊕' or '⊙' => "o",
            '₱' or '₽' => "p",
            '₹' => "r",
            '₴' or '∫' => "s",
            '₮' or '₸' or '₺' or '†' or '⊤' => "t",
            '∪' => "u",
            '√' or '∨' => "v",
            '₩' => "w",
            _ => "",
        };

    private static string[] Build()
    {
        var built = new string[256];
        Array.Fill(built, "");
        foreach (
            var (sign, letters) in (ReadOnlySpan<(char, string)>)
                [
                    ('0', "o"),
                    ('1', "il"),
                    ('2', "z"),
                    ('3', "e"),
                    ('4', "a"),
                    ('5', "s"),
                    ('6', "gb"),
                    ('7', "t"),
                    ('8', "b"),
                    ('9', "g"),
                    ('@', "a"),
                    ('$', "s"),
                    ('!', "il"),
                    ('|', "il"),
                    ('+', "t"),
                    ('(', "c"),
                    ('<', "c"),
                    ('{', "c"),
                    ('#', "h"),
                    ('¢', "c"),
                    ('£', "le"),
                    ('¥', "y"),
                    ('§', "s"),
                    ('¡', "i"),
                    ('°', "o"),
                    ('¤', "o"),
                    ('©', "c"),
                    ('®', "r"),
                    ('×', "x"),
                    ('¶', "p"),
                ]
        )
        {
            built[sign] = letters;
        }

        return built;
    }
}

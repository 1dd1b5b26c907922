namespace Guildhall.Aegis.AutoMod.Text;

/// <summary>Which code points show as an emoji of their own.</summary>
internal static class Emojis
{
    public static bool IsEmoji(int code) =>
        code
            is (>= 0x1F300 and <= 0x1F3FA)
                or (>= 0x1F400 and <= 0x1F5FF)
                or (>= 0x1F600 and <= 0x1F64F)
                or (>= 0x1F680 and <= 0x1F6FF)
                or (>= 0x1F7E0 and <= 0x1F7EB)
                or (>= 0x1F900 and <= 0x1FAFF)
                or (>= 0x2600 and <= 0x27BF)
                or (>= 0x2B1B and <= 0x2B1C)
                or 0x2B50
                or 0x2B55
                or 0x231A
                or 0x231B
                or (>= 0x23E9 and <= 0x23F3);
}

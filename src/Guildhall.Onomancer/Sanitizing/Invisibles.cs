namespace Guildhall.Onomancer.Sanitizing;

/// <summary>Characters that show nothing: which they are.</summary>
internal static class Invisibles
{
    public static bool IsInvisible(char c) =>
        c
            is '\u00AD'
                or '\u034F'
                or '\u061C'
                or '\u115F'
                or '\u1160'
                or '\u17B4'
                or '\u17B5'
                or '\u3164'
                or '\uFEFF'
                or '\uFFA0'
                or (>= '\u180B' and <= '\u180F')
                or (>= '\u200B' and <= '\u200F')
                or (>= '\u202A' and <= '\u202E')
                or (>= '\u2060' and <= '\u206F')
                or (>= '\uFE00' and <= '\uFE0F')
                or (>= '\uFFF9' and <= '\uFFFB');

    public static bool IsVariationSelector(int code) => code is >= 0xFE00 and <= 0xFE0F or >= 0xE0100 and <= 0xE01EF;

    public static bool IsTag(int code) => code is >= 0xE0000 and <= 0xE007F;

    public static bool IsDirection(char c) => c is >= '\u202A' and <= '\u202E' or >= '\u2066' and <= '\u2069';
}

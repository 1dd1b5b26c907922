namespace Guildhall.Aegis.AutoMod.Text;

internal enum ElementKind : byte
{
    Letter,

    /// <summary>A digit, which leet can read as a letter.</summary>
    Digit,

    /// <summary>A sign that leet can read as a letter, and that can as well stand between letters.</summary>
    Sign,

    /// <summary>A sign that hides a letter: <c>f*ck</c>, <c>sh-t</c>. It can as well stand between letters.</summary>
    Mask,
}

[Flags]
internal enum ElementFlags : byte
{
    None = 0,

    /// <summary>Something that is no letter stands before it.</summary>
    GapBefore = 1,
    InLink = 2,
    Upper = 4,

    /// <summary>A star: it hides any letter, other masks only a vowel.</summary>
    AnyLetter = 8,

    /// <summary>Of a script without gaps between words: every place is a word's edge.</summary>
    Unspaced = 16,

    /// <summary>A Latin letter, not one that only looks like it.</summary>
    Latin = 32,

    /// <summary>A Latin letter as languages write it with a mark of its own.</summary>
    Accented = 64,
}

/// <summary>One letter, or what can be read as one, and where it stands in the original (UTF-16 units).</summary>
internal struct Element
{
    public char Letter;

    /// <summary>Another letter that it can be read as; '\0' for none.</summary>
    public char Other;
    public ElementKind Kind;
    public ElementFlags Flags;

    /// <summary>How many characters the gap before it has.</summary>
    public byte Gap;
    public int Start;
    public int End;

    public readonly bool HasGap => (Flags & ElementFlags.GapBefore) != 0;

    public readonly bool IsInLink => (Flags & ElementFlags.InLink) != 0;

    public readonly bool IsSoft => Kind >= ElementKind.Sign;
}

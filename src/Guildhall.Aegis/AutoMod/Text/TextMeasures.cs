namespace Guildhall.Aegis.AutoMod.Text;

/// <summary>What is counted of a text while it is read.</summary>
internal struct TextMeasures
{
    /// <summary>Characters as Discord counts them, UTF-16 units here.</summary>
    public int Length;
    public int Lines;
    public int Letters;
    public int Upper;
    public int Lower;

    /// <summary>Latin letters with marks of their own, as many languages write them.</summary>
    public int Accented;
    public int Emoji;

    /// <summary>Marks that any letter can carry, beyond two on one letter (Vietnamese needs two).</summary>
    public int ExcessMarks;

    /// <summary>Most such marks on one letter.</summary>
    public int MostMarks;

    /// <summary>The longest run of one character; blanks do not count.</summary>
    public int LongestRun;
    public int UserMentions;
    public int RoleMentions;
    public bool Everyone;
}

using System.Text;
using Guildhall.Aegis.AutoMod.Text;

namespace Guildhall.Aegis.AutoMod.Words;

/// <summary>One word or phrase of a list, folded as texts are. A star at an end lets other letters follow there.</summary>
internal sealed class WordPattern
{
    private WordPattern(string letters, List<int> breaks)
    {
        Letters = letters;
        var groups = new StringBuilder();
        var counts = new List<byte>();
        foreach (var c in letters)
        {
            if (groups.Length > 0 && groups[^1] == c)
            {
                counts[^1]++;
            }
            else
            {
                groups.Append(c);
                counts.Add(1);
            }
        }

        Groups = groups.ToString();
        Counts = [.. counts];
        BeginsWord = FindBreaks(breaks);
    }

    /// <summary>Folded, without blanks.</summary>
    public string Letters { get; }

    /// <summary><see cref="Letters"/> with each run of one letter once.</summary>
    public string Groups { get; }

    /// <summary>How long each run is at least.</summary>
    public byte[] Counts { get; }

    /// <summary>Of a phrase: in which runs a new word begins.</summary>
    public bool[] BeginsWord { get; }

    public bool OpenStart { get; private init; }

    public bool OpenEnd { get; private init; }

    /// <summary>The list wrote it with marks, so they are no disguise.</summary>
    public bool HasMarks { get; private init; }

    /// <summary>It is written backwards, which is disguise enough: nobody takes it apart as well.</summary>
    public bool IsReversed { get; private init; }

    /// <summary>It excuses what it covers instead of being a hit.</summary>
    public bool IsAllowed { get; init; }

    /// <summary>Which list it belongs to; the evaluation knows what that means.</summary>
    public int List { get; init; }

    /// <summary>Null where nothing to look for is left of it.</summary>
    public static WordPattern? TryParse(string word, int list, bool isAllowed = false, bool reversed = false)
    {
        var text = word.Trim();
        var openStart = text.StartsWith('*');
        var openEnd = text.EndsWith('*');
        var folded = FoldTable.FoldWord(text.Trim('*'));
        if (folded.Length == 0)
        {
            return null;
        }

        if (reversed)
        {
            var turned = folded.ToCharArray();
            Array.Reverse(turned);
            (folded, openStart, openEnd) = (new string(turned), openEnd, openStart);
        }

        var letters = new StringBuilder();
        var breaks = new List<int>();
        foreach (var c in folded)
        {
            if (c == ' ')
            {
                breaks.Add(letters.Length);
            }
            else
            {
                letters.Append(c);
            }
        }

        return new WordPattern(letters.ToString(), breaks)
        {
            OpenStart = openStart,
            OpenEnd = openEnd,
            HasMarks = !Ascii.IsValid(text),
            IsAllowed = isAllowed,
            IsReversed = reversed,
            List = list,
        };
    }

    private bool[] FindBreaks(List<int> breaks)
    {
        var begins = new bool[Groups.Length];
        var letter = 0;
        for (var g = 0; g < begins.Length; g++)
        {
            begins[g] = breaks.Exists(b => b >= letter && b < letter + Counts[g] && b > 0);
            letter += Counts[g];
        }

        return begins;
    }
}

using System.Net;

namespace Guildhall.Onomancer.Sanitizing;

/// <summary>Gathers the letters of one word through what may be put between or in place of them, and knows it in the lexicon.</summary>
internal sealed class WordGatherer(string text, Lexicon lexicon)
{
    private const int LongestWord = 160;

    private readonly char[] plain = new char[LongestWord];
    private readonly char[] skeleton = new char[LongestWord];
    private readonly char[] scratch = new char[LongestWord];
    private int length;
    private bool isForeign;
    private bool hasDigit;
    private bool hasLetter;

    public ReadOnlySpan<char> Skeleton => skeleton.AsSpan(0, length);

    public int Length => length;

    public bool IsSingleLetter => length == 1 && hasLetter;

    public void CutTo(int kept) => length = kept;

    public int Identify()
    {
        var id = lexicon.Find(plain.AsSpan(0, length));
        if (id < 0 && isForeign)
        {
            id = lexicon.Find(skeleton.AsSpan(0, length));
        }

        if (id >= 0 || !hasDigit || !hasLetter)
        {
            return id;
        }

        return Unleet('i') is >= 0 and var first ? first : Unleet('l');
    }

    private int Unleet(char one)
    {
        for (var i = 0; i < length; i++)
        {
            scratch[i] = skeleton[i] switch
            {
                '0' => 'o',
                '1' => one,
                '2' => 'z',
                '3' => 'e',
                '4' => 'a',
                '5' => 's',
                '6' => 'g',
                '7' => 't',
                '8' => 'b',
                '9' => 'g',
                var other => other,
            };
        }

        return lexicon.FindExact(scratch.AsSpan(0, length));
    }

    // Everything of one word, from its first letter: the end is after its last.
    public int Gather(int start, bool acrossHyphens)
    {
        length = 0;
        isForeign = hasDigit = hasLetter = false;
        var at = start;
        var end = start;
        while (at < text.Length)
        {
            var c = text[at];
            var kind = Letters.Kind(c);
            if (kind == CharKind.Letter)
            {
                Append(c);
                end = ++at;
            }
            else if (kind is CharKind.Invisible or CharKind.Mark)
            {
                at++;
            }
            else if (kind == CharKind.Surrogate)
            {
                var letter = SupplementaryAt(at);
                if (letter == '\0' && !IsHiddenPair(at))
                {
                    break;
                }

                at += 2;
                if (letter != '\0')
                {
                    Append(letter);
                    end = at;
                }
            }
            else if (kind == CharKind.Gap)
            {
                var next = Inside(at, acrossHyphens, length > 0, out var means);
                if (next == 0)
                {
                    break;
                }

                at = next;
                if (means != '\0')
                {
                    Append(means);
                    end = at;
                }
            }
            else
            {
                break;
            }
        }

        return end;
    }

    private void Append(char c)
    {
        if (length == LongestWord)
        {
            return;
        }

        plain[length] = Letters.Plain(c);
        skeleton[length] = Letters.Skeleton(c);
        isForeign |= plain[length] != skeleton[length];
        hasDigit |= char.IsAsciiDigit(plain[length]);
        hasLetter |= !char.IsAsciiDigit(plain[length]);
        length++;
    }

    // What may stand within a word: where it ends, and the letter that it means; 0 where the word ends here.
    private int Inside(int at, bool acrossHyphens, bool hasBegun, out char means)
    {
        means = '\0';
        var c = text[at];
        switch (c)
        {
            case '\'' or '’' when hasBegun:
                return IsLetterAt(at + 1) ? at + 1 : 0;
            case '*' or '~' or '`' or '_' when hasBegun:
                var run = at + 1;
                while (run < text.Length && run < at + 3 && text[run] == c)
                {
                    run++;
                }

                return IsLetterAt(run) && (c is not ('_' or '~') || run == at + 2) ? run : 0;
            case '<' when hasBegun:
                var window = text.AsSpan(at, Math.Min(48, text.Length - at));
                var close = window.IndexOf('>');
                return
                    close > 1
                    && (char.IsAsciiLetter(window[1]) || window[1] is '/' or '!')
                    && !window[..close].ContainsAny('\n', '\r')
                    && (IsLetterAt(at + close + 1) || (at + close + 1 < text.Length && text[at + close + 1] == '<'))
                    ? at + close + 1
                    : 0;
            case '&':
                var code = EntityAt(at, out var taken);
                if (code <= 0)
                {
                    return 0;
                }

                var kind = Letters.Kind((char)code);
                means = kind == CharKind.Letter ? (char)code : '\0';
                return kind is CharKind.Letter or CharKind.Invisible ? at + taken : 0;
            case '@' or '$' or '!' when IsLetterAt(at + 1):
                hasDigit = true;
                means = c switch
                {
                    '@' => '4',
                    '$' => '5',
                    _ => '1',
                };
                return at + 1;
            case '-' or '.' or '·' or '‐' or '_' when acrossHyphens && hasBegun && MayJoin(at + 1):
                at++;
                at += text[at] == '\r' ? 1 : 0;
                return at < text.Length && text[at] == '\n' ? at + 1 : at;
            default:
                return 0;
        }
    }

    private bool IsLetterAt(int at) =>
        at < text.Length && (Letters.Kind(text[at]) == CharKind.Letter || SupplementaryAt(at) != '\0');

    public char SupplementaryAt(int at) =>
        at + 1 < text.Length && char.IsSurrogatePair(text[at], text[at + 1])
            ? Letters.OfSupplementary(char.ConvertToUtf32(text[at], text[at + 1]))
            : '\0';

    private bool IsHiddenPair(int at) =>
        text[at] == '\uDB40' && at + 1 < text.Length && text[at + 1] is >= '\uDC00' and <= '\uDDEF';

    // The character of an HTML entity; 0 where there is none.
    public int EntityAt(int at, out int taken)
    {
        taken = 0;
        var window = text.AsSpan(at, Math.Min(12, text.Length - at));
        var close = window.IndexOf(';');
        if (close < 2 || !(window[1] == '#' || char.IsAsciiLetter(window[1])))
        {
            return 0;
        }

        var decoded = WebUtility.HtmlDecode(window[..(close + 1)].ToString());
        taken = close + 1;
        return decoded.Length == 1 ? decoded[0] : 0;
    }

    public bool MayJoin(int at)
    {
        if (text[at - 1] is '-' or '‐' && at + 1 < text.Length)
        {
            at += text[at] == '\r' ? 1 : 0;
            at += at < text.Length && text[at] == '\n' ? 1 : 0;
        }

        return at < text.Length && Letters.Kind(text[at]) == CharKind.Letter;
    }
}

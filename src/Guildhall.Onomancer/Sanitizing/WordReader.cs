using System.Buffers;

namespace Guildhall.Onomancer.Sanitizing;

/// <summary>
/// Reads the words of the lexicon out of a text, through the disguises that do not change the letters' order: accents, look-alikes,
/// invisible characters, emphasis, tags and entities within a word, spaced letters, digits for letters, words run together.
/// </summary>
internal sealed class WordReader(string text, Lexicon lexicon, DisguisedLexicon disguised)
{
    private const int ShortestRunTogether = 12;
    private const int ShortestSpacedRun = 6;

    private static readonly SearchValues<char> plainEnds = SearchValues.Create(" ,\n\r\t:()/|\";]=?>{}+%#[");

    private readonly WordGatherer gatherer = new(text, lexicon);
    private readonly char[] plain = new char[ShortestRunTogether];
    private readonly char[] ideographs = new char[lexicon.LongestIdeographs];
    private readonly List<(char Letter, int Start, int End)> spaced = [];
    private int ordinal;
    private int sentence;
    private bool startsClause = true;
    private bool startsLine = true;
    private int newLines = 1;

    public List<Word> Words { get; } = [];

    public List<DisguisedWord> Disguised { get; } = [];

    public void Read()
    {
        var at = 0;
        while (at < text.Length)
        {
            var c = text[at];
            if (c == ' ')
            {
                at++;
                continue;
            }

            if (char.IsAsciiLetter(c) && ReadPlainWord(at) is > 0 and var plainEnd)
            {
                at = plainEnd;
                continue;
            }

            switch (Letters.Kind(c))
            {
                case CharKind.Ideograph:
                    at = ReadIdeograph(at);
                    break;
                case CharKind.Letter:
                    at = ReadWord(at);
                    break;
                case CharKind.Surrogate when gatherer.SupplementaryAt(at) != '\0':
                    at = ReadWord(at);
                    break;
                case CharKind.Surrogate:
                case CharKind.Invisible:
                case CharKind.Mark:
                    at++;
                    break;
                default:
                    at =
                        c == '&'
                            && gatherer.EntityAt(at, out _) is > 0 and var means
                            && Letters.Kind((char)means) == CharKind.Letter
                        || c is '@' or '$' or '!' && at + 1 < text.Length && char.IsAsciiLetterOrDigit(text[at + 1])
                            ? ReadWord(at)
                            : ReadGap(at);
                    break;
            }
        }

        EndSpaced();
    }

    // The usual case: Latin letters and then something that ends a word whatever follows. 0 where it is not so.
    private int ReadPlainWord(int at)
    {
        var rest = text.AsSpan(at);
        var size = 0;
        while (size < rest.Length && char.IsAsciiLetter(rest[size]))
        {
            if (size == ShortestRunTogether - 1)
            {
                return 0;
            }

            plain[size] = (char)(rest[size] | ' ');
            size++;
        }

        if (size < 2 || !EndsPlainly(rest[size..]))
        {
            return 0;
        }

        if (spaced.Count > 0)
        {
            EndSpaced();
        }

        var word = plain.AsSpan(0, size);
        var id = lexicon.Find(word);
        if (id >= 0)
        {
            Emit(id, at, at + size);
            return at + size;
        }

        if (disguised.Find(word) is { } reversed)
        {
            Disguised.Add(new(at, at + size, reversed));
        }

        Advance();
        return at + size;
    }

    private static bool EndsPlainly(ReadOnlySpan<char> rest) =>
        rest.Length == 0
        || plainEnds.Contains(rest[0])
        || (rest[0] is '.' or '!' or '*' or '`' && (rest.Length == 1 || rest[1] is ' ' or '\n' or '\r'))
        || (rest[0] == '-' && (rest.Length == 1 || rest[1] == ' '))
        || (rest[0] == '*' && rest.Length > 2 && rest[1] == '*' && rest[2] is ' ' or '\n' or '\r');

    private int ReadGap(int at)
    {
        var c = text[at];
        switch (c)
        {
            case ' ' or '\t' or '\r' or '\u00A0':
                break;
            case '\n':
                startsClause = startsLine = true;
                if (++newLines == 2)
                {
                    sentence++;
                }

                break;
            case ';' or '=' or '{' or '}' or '+':
                startsClause = true;
                sentence++;
                break;
            case '.' or '!' or '?' or '。' or '！' or '？' or '।':
                startsClause = true;
                if (at + 1 >= text.Length || text[at + 1] > 0x2E7F || char.IsWhiteSpace(text[at + 1]) || c > 0x2000)
                {
                    sentence++;
                }

                break;
            case '&' when gatherer.EntityAt(at, out var taken) is > 0 and <= ' ' or 0xA0:
                return at + taken;
            case '\'' or '’' or '%' or '&' or '/' or '\\':
                break;
            default:
                startsClause = true;
                break;
        }

        return at + 1;
    }

    private int ReadIdeograph(int at)
    {
        EndSpaced();
        for (var size = Math.Min(lexicon.LongestIdeographs, text.Length - at); size > 0; size--)
        {
            for (var i = 0; i < size; i++)
            {
                ideographs[i] = Letters.Plain(text[at + i]);
            }

            var id = lexicon.FindExact(ideographs.AsSpan(0, size));
            if (id >= 0)
            {
                Emit(id, at, at + size);
                return at + size;
            }
        }

        Advance();
        return at + 1;
    }

    private int ReadWord(int start)
    {
        var end = gatherer.Gather(start, acrossHyphens: false);
        if (gatherer.Length == 0)
        {
            return start + 1;
        }

        if (gatherer.IsSingleLetter)
        {
            AddSpaced(start, end);

            // A word of one letter: so does Hindi deny.
            if (!char.IsAscii(text[start]) && lexicon.FindExact(gatherer.Skeleton) is >= 0 and var single)
            {
                Emit(single, start, end);
            }
            else
            {
                Advance();
            }

            return end;
        }

        var id = gatherer.Identify();
        if (
            end + 1 < text.Length
            && text[end] is '-' or '.' or '·' or '‐' or '_'
            && gatherer.MayJoin(end + 1)
            && ReadJoined(start) is > 0 and var joinedEnd
        )
        {
            return joinedEnd;
        }

        EndSpaced();
        if (id >= 0)
        {
            Emit(id, start, end);
            return end;
        }

        if (disguised.Find(gatherer.Skeleton) is { } reversed)
        {
            Disguised.Add(new(start, end, reversed));
        }

        if (
            gatherer.Length >= ShortestRunTogether
            && RunTogether.Words(gatherer.Skeleton, lexicon) is { Count: > 0 } together
        )
        {
            together.ForEach(w => Emit(w.Id, start, end));
        }
        else
        {
            Advance();
        }

        return end;
    }

    // "in-structions": the word across the hyphen where the lexicon has it. 0 where not; the first part stands then as before.
    private int ReadJoined(int start)
    {
        var kept = gatherer.Length;
        var end = gatherer.Gather(start, acrossHyphens: true);
        var id = gatherer.Length > kept + 2 ? lexicon.FindExact(gatherer.Skeleton) : -1;
        if (id < 0)
        {
            gatherer.CutTo(kept);
            return 0;
        }

        EndSpaced();
        Emit(id, start, end);
        return end;
    }

    private void AddSpaced(int start, int end)
    {
        if (spaced.Count > 0 && start - spaced[^1].End > 4)
        {
            EndSpaced();
        }

        spaced.Add((gatherer.Skeleton[0], start, end));
    }

    private void EndSpaced()
    {
        if (spaced.Count >= ShortestSpacedRun)
        {
            var letters = new char[spaced.Count];
            for (var i = 0; i < letters.Length; i++)
            {
                letters[i] = spaced[i].Letter;
            }

            startsClause = true;
            foreach (var word in RunTogether.Words(letters, lexicon) ?? [])
            {
                Emit(word.Id, spaced[word.Start].Start, spaced[word.End - 1].End);
            }
        }

        spaced.Clear();
    }

    private void Emit(int id, int start, int end)
    {
        Words.Add(new(id, start, end, ordinal, sentence, startsClause, startsLine));
        Advance();
    }

    private void Advance()
    {
        ordinal++;
        newLines = 0;
        startsClause = startsLine = false;
    }
}

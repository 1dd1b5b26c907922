namespace Guildhall.Onomancer.Sanitizing;

/// <summary>One look at one text: what is to be changed or told, in order, apart from each other.</summary>
internal sealed class Inspection(string text, PhraseBook book, int depth = 0)
{
    private const int MostDepth = 2;
    private const int CompanyReach = 300;

    private List<Place>? blocks;
    private List<Place> inline = [];

    /// <summary>Whether the text, found hidden in another, orders a model about.</summary>
    public bool IsOrder()
    {
        if (text.Length < 6 || depth > MostDepth)
        {
            return false;
        }

        var reader = Read();
        return new PhraseMatcher(text, reader.Words, book).Find().Exists(m => !m.IsTold && !m.IsWeak)
            || Tokens().Count > 0
            || Encoded(reader).Count > 0;
    }

    public List<Edit> Edits()
    {
        var edits = new List<Edit>();
        var reader = Read();
        var matches = new PhraseMatcher(text, reader.Words, book).Find();
        for (var i = 0; i < matches.Count; i++)
        {
            var match = matches[i];
            if (match.IsWeak && !HasCompany(matches, i))
            {
                continue;
            }

            if (Order(match) is { } edit)
            {
                edits.Add(edit);
            }
        }

        new InvisibleRules(text, Hides).AddTo(edits);
        edits.AddRange(Encoded(reader));
        edits.AddRange(Tokens());
        edits.AddRange(Links());
        return EditMerge.Merge(text, edits);
    }

    // A weak sign counts beside another kind of sign.
    private static bool HasCompany(List<PhraseMatch> matches, int i) =>
        IsCompany(matches, i, i - 1) || IsCompany(matches, i, i + 1);

    private static bool IsCompany(List<PhraseMatch> matches, int i, int other) =>
        other >= 0
        && other < matches.Count
        && !matches[other].IsWeak
        && !matches[other].IsTold
        && !matches[other].HiddenOnly
        && Math.Abs(matches[other].Start - matches[i].Start) < CompanyReach;

    private WordReader Read()
    {
        var reader = new WordReader(text, book.Lexicon, book.Disguised);
        reader.Read();
        return reader;
    }

    private bool Hides(string hidden) => depth < MostDepth && new Inspection(hidden, book, depth + 1).IsOrder();

    private List<Edit> Encoded(WordReader reader)
    {
        var edits = new List<Edit>();
        new EncodedBlobs(text, Hides).AddTo(edits);
        new DisguisedLines(text, reader.Disguised, Hides).AddTo(edits);
        return edits;
    }

    private List<Edit> Tokens()
    {
        var edits = new List<Edit>();
        new TemplateTokens(text, InCode).AddTo(edits);
        return edits;
    }

    private List<Edit> Links()
    {
        var edits = new List<Edit>();
        new LinkRules(text, InCode).AddTo(edits);
        return edits;
    }

    private bool InCode(int at) => Block(at) is { Kind: PlaceKind.Code } || Inline(at, at) is { Kind: PlaceKind.Code };

    private Edit? Order(PhraseMatch match)
    {
        var block = Block(match.Start);
        if (block is { Kind: PlaceKind.Comment or PlaceKind.HiddenElement } hidden)
        {
            var kind = hidden.Kind == PlaceKind.Comment ? "hidden-comment" : "hidden-element";
            return Neutral.Whole(text, kind, hidden.InnerStart, hidden.InnerEnd);
        }

        if (match.HiddenOnly)
        {
            return null;
        }

        var inCode = block is { Kind: PlaceKind.Code } || Inline(match.Start, match.End) is { Kind: PlaceKind.Code };
        if (
            inCode
            && match.Kind is not ("instruction-override" or "role-change" or "prompt-extraction" or "reader-address")
        )
        {
            return null;
        }

        var isShown = match.IsTold || block is { Kind: PlaceKind.Code } || Inline(match.Start, match.End) is not null;
        return isShown
            ? new(match.Kind, match.Start, match.End, SanitizeAction.Flagged, null, IsGrave: false)
            : Neutral.Sentence(text, match);
    }

    private Place? Block(int at)
    {
        EnsurePlaces();
        return Find(blocks!, at, at);
    }

    private Place? Inline(int start, int end)
    {
        EnsurePlaces();
        return Find(inline, start, end);
    }

    private void EnsurePlaces()
    {
        if (blocks is null)
        {
            (blocks, inline) = new PlaceReader(text).Read();
            inline.Sort((a, b) => a.Start.CompareTo(b.Start));
        }
    }

    private static Place? Find(List<Place> places, int start, int end)
    {
        int low = 0,
            high = places.Count - 1;
        while (low <= high)
        {
            var middle = (low + high) / 2;
            if (places[middle].Start <= start)
            {
                low = middle + 1;
            }
            else
            {
                high = middle - 1;
            }
        }

        for (var i = high; i >= 0 && i > high - 8; i--)
        {
            if (places[i].Start <= start && start < places[i].End && end <= places[i].End)
            {
                return places[i];
            }
        }

        return null;
    }
}

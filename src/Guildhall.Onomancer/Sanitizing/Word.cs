namespace Guildhall.Onomancer.Sanitizing;

/// <summary>A word of the lexicon, as it stands in a text. <see cref="Ordinal"/> counts all words, <see cref="Sentence"/> all sentences.</summary>
internal readonly record struct Word(
    int Id,
    int Start,
    int End,
    int Ordinal,
    int Sentence,
    bool StartsClause,
    bool StartsLine
);

/// <summary>A word that reads as one of the lexicon's strong words once it is turned round or rotated by 13.</summary>
internal readonly record struct DisguisedWord(int Start, int End, bool Reversed);

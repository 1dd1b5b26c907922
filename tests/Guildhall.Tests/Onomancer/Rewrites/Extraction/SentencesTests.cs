using Guildhall.Onomancer.Rewrites.Extraction;

namespace Guildhall.Tests.Onomancer.Rewrites.Extraction;

public class SentencesTests
{
    [Theory]
    [InlineData("One. Two! Three?", "One.|Two!|Three?")]
    [InlineData("It costs 1.5 million, e.g. for tests. Then more.", "It costs 1.5 million, e.g. for tests.|Then more.")]
    [InlineData("Das Team um J. Doe tagt am 3. Mai. Danach nicht.", "Das Team um J. Doe tagt am 3. Mai.|Danach nicht.")]
    [InlineData("Es kostet 1,2 Mio. Euro. Mehr nicht.", "Es kostet 1,2 Mio. Euro.|Mehr nicht.")]
    [InlineData("**Bold. Still bold.** After.", "**Bold. Still bold.** After.")]
    [InlineData("See [the plan. Part two](x.md). Next.", "See [the plan. Part two](x.md).|Next.")]
    [InlineData("Run `a. B. c` now. Done.", "Run `a. B. c` now.|Done.")]
    [InlineData("An open ( bracket. Still two.", "An open ( bracket.|Still two.")]
    [InlineData("新しい門が来る。月曜日だ！静かに。", "新しい門が来る。|月曜日だ！|静かに。")]
    [InlineData("He said \"go.\" She went.", "He said \"go.\"|She went.")]
    [InlineData("", "")]
    public void A_paragraph_is_cut_where_its_sentences_end(string paragraph, string sentences) =>
        Assert.Equal(sentences, string.Join('|', Sentences.Split(paragraph)));
}

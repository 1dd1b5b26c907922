using Guildhall.Aegis.Cases;

namespace Guildhall.Tests.Aegis.Cases;

public class CaseEvidenceTests
{
    [Fact]
    public void The_longest_names_fit_a_field_of_an_embed_and_what_is_left_out_is_counted()
    {
        var kept = Enumerable.Range(1, 30).Select(i => Of(i, "file", string.Concat(Enumerable.Repeat("😀*", 60))));

        var text = CaseEvidence.Describe([.. kept], 1024);

        Assert.InRange(text.Length, 1, 1024);
        Assert.Matches("… and [0-9]+ more$", text);
    }

    [Theory]
    [InlineData(900, "900 B")]
    [InlineData(1_234, "1.2 KB")]
    [InlineData(26_214_400, "26.2 MB")]
    public void Sizes_read_as_people_write_them(long size, string expected) =>
        Assert.Equal(expected, CaseText.Bytes(size));

    [Theory]
    [InlineData("missing", "1. a.txt: was gone before it could be copied")]
    [InlineData("erased", "1. erased with the data of a person")]
    public void What_cannot_be_had_says_why(string kind, string expected) =>
        Assert.Equal(expected, Of(1, kind, "a.txt").Describe());

    private static CaseEvidence Of(long position, string kind, string name) =>
        new(position, kind, name, "text/plain", 5, new string('a', 64), "place", null, DateTimeOffset.UnixEpoch);
}

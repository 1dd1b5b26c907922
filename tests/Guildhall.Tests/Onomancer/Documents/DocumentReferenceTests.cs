using Guildhall.Core;
using Guildhall.Onomancer.Documents;

namespace Guildhall.Tests.Onomancer.Documents;

public class DocumentReferenceTests
{
    [Theory]
    [InlineData("@prd", "prd")]
    [InlineData("  @sprint ", "sprint")]
    [InlineData("@PRD", "PRD")]
    public void A_shorthand_is_a_name_after_an_at_sign(string text, string name) =>
        Assert.Equal(name, Parsed(text).Shorthand);

    [Theory]
    [InlineData("docs/prd.md", "docs/prd.md")]
    [InlineData("@docs/A2A/Reviewer.MD", "docs/A2A/Reviewer.MD")]
    [InlineData("@notes.txt", "notes.txt")]
    [InlineData("./docs/plan (v2).markdown", "docs/plan (v2).markdown")]
    [InlineData("docs/計画 100%.md", "docs/計画 100%.md")]
    public void A_path_keeps_its_case_and_its_characters(string text, string path) =>
        Assert.Equal(path, Parsed(text).Path);

    [Theory]
    [InlineData("../prd.md")]
    [InlineData("docs/../../prd.md")]
    [InlineData("@docs/../../prd.md")]
    [InlineData("docs/./prd.md")]
    [InlineData("docs//prd.md")]
    [InlineData("/etc/passwd.md")]
    [InlineData("//server/share/prd.md")]
    [InlineData("\\\\server\\share\\prd.md")]
    [InlineData("C:\\docs\\prd.md")]
    [InlineData("C:prd.md")]
    [InlineData("docs\\prd.md")]
    [InlineData("~/prd.md")]
    [InlineData("docs/%2e%2e/prd.md")]
    [InlineData("docs/%252e%252e/prd.md")]
    [InlineData("%2Fetc%2Fpasswd.md")]
    [InlineData("docs/%c0%ae%c0%ae/prd.md")]
    [InlineData("docs/prd.md\0.txt")]
    [InlineData("docs/a\nb.md")]
    [InlineData("docs/\u202edm.md")]
    [InlineData("docs/.hidden/prd.md")]
    [InlineData("docs/.../prd.md")]
    [InlineData("docs/con.md")]
    [InlineData("COM1.txt")]
    [InlineData("docs/prd.md::$DATA.md")]
    [InlineData("docs/$(id).md")]
    [InlineData("docs/`id`.md")]
    [InlineData("docs /prd.md")]
    public void What_could_lead_outside_is_refused_every_time_and_not_repeated(string text)
    {
        for (var attempt = 0; attempt < 100; attempt++)
        {
            var refusal = Refused(text);
            Assert.Equal("onomancer.bad_reference", refusal.Code);
            Assert.DoesNotContain(text, refusal.Message, StringComparison.Ordinal);
            Assert.Contains("@prd", refusal.Message, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData(null)]
    [InlineData("   ")]
    [InlineData("prd")]
    [InlineData("docs/prd.pdf")]
    [InlineData("docs/prd")]
    public void What_names_no_document_is_refused(string? text) =>
        Assert.Equal("onomancer.bad_reference", Refused(text).Code);

    [Fact]
    public void Five_hundred_characters_are_allowed_and_one_more_is_not()
    {
        Assert.Equal(500, Parsed(new string('a', 497) + ".md").Path!.Length);
        Assert.Contains("500", Refused(new string('a', 498) + ".md").Message, StringComparison.Ordinal);
    }

    [Fact]
    public void No_combination_of_attack_pieces_gets_through()
    {
        var random = new Random(1979);
        string[] attacks =
        [
            "..",
            "%2e%2e",
            "%252e%252e",
            ".%2e",
            "%2e.",
            "\\..\\",
            "C:",
            "\0",
            "..%c0%af",
            "~",
            "",
            "%00",
        ];
        string[] harmless = ["docs", "a2a", "prd", "x y", "計画"];
        for (var round = 0; round < 2_000; round++)
        {
            var segments = Enumerable
                .Range(0, random.Next(1, 6))
                .Select(_ => harmless[random.Next(harmless.Length)])
                .ToList();
            segments.Insert(random.Next(segments.Count), attacks[random.Next(attacks.Length)]);
            Refused(string.Join('/', segments) + ".md");
        }
    }

    private static DocumentReference Parsed(string text)
    {
        Assert.True(DocumentReference.Parse(text).TryGet(out var reference, out var refusal), refusal?.Message);
        return reference;
    }

    private static Refusal Refused(string? text)
    {
        Assert.False(DocumentReference.Parse(text).TryGet(out var reference, out var refusal), $"accepted {reference}");
        return refusal;
    }
}

using Guildhall.Onomancer.Documents;

namespace Guildhall.Tests.Onomancer.Documents;

public class FrontmatterReaderTests
{
    [Fact]
    public void Every_setting_is_read_in_either_list_form()
    {
        const string Text = """
            ---
            title: "A: plan # not a comment"   # a comment
            sensitivity: Confidential
            allowed_audiences: [leadership, 'devrel']
            requires_approval: yes
            context_documents:
              - sprint.md
              - "docs/sdd.md"
            ---
            # Body
            """;

        var read = FrontmatterReader.Read(Text);

        Assert.Equal("A: plan # not a comment", read.Title);
        Assert.Equal(Sensitivity.Confidential, read.Sensitivity);
        Assert.Equal(["leadership", "devrel"], read.AllowedAudiences);
        Assert.True(read.RequiresApproval);
        Assert.Equal(["sprint.md", "docs/sdd.md"], read.ContextDocuments);
        Assert.Empty(read.Warnings);
        Assert.Equal("# Body", Text[read.Length..]);
    }

    [Fact]
    public void Carriage_returns_do_not_matter()
    {
        var read = FrontmatterReader.Read("---\r\nsensitivity: public\r\n---\r\n# Body\r\n");

        Assert.Equal(Sensitivity.Public, read.Sensitivity);
        Assert.Equal(31, read.Length);
    }

    [Theory]
    [InlineData("# A heading\n")]
    [InlineData("---\n\nA rule, then text.\n\n---\n")]
    [InlineData("---------\nkey: value\n---\n")]
    [InlineData("")]
    public void A_document_without_frontmatter_is_internal_and_whole(string text)
    {
        var read = FrontmatterReader.Read(text);

        Assert.Equal(0, read.Length);
        Assert.Equal(Sensitivity.Internal, read.Classification);
        Assert.Empty(read.Warnings);
    }

    [Fact]
    public void An_unknown_level_is_warned_about_and_read_strictly_both_ways()
    {
        var read = FrontmatterReader.Read("---\nsensitivity: secretish\n---\nText");

        Assert.Single(read.Warnings);
        Assert.Equal(Sensitivity.Restricted, read.Classification);
        Assert.Equal(Sensitivity.Public, read.Clearance);
    }

    [Fact]
    public void An_open_block_is_warned_about_and_stays_text()
    {
        var read = FrontmatterReader.Read("---\nsensitivity: public\n\n# Heading\n");

        Assert.Single(read.Warnings);
        Assert.Equal(0, read.Length);
    }

    [Fact]
    public void An_eleventh_context_document_is_left_out_and_said_so()
    {
        var items = string.Join('\n', Enumerable.Range(1, 11).Select(i => $"- c{i}.md"));

        var read = FrontmatterReader.Read($"---\ncontext_documents:\n{items}\n---\n");

        Assert.Equal(10, read.ContextDocuments.Count);
        Assert.Contains("11", Assert.Single(read.Warnings), StringComparison.Ordinal);
    }
}

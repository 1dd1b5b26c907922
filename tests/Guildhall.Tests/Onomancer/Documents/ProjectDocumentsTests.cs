using System.Text;
using Guildhall.Core;
using Guildhall.Onomancer.Documents;

namespace Guildhall.Tests.Onomancer.Documents;

public sealed class ProjectDocumentsTests : IDisposable
{
    private readonly TempFolder temp = new();

    public ProjectDocumentsTests()
    {
        temp.Write("mibera/docs/prd.md", "# MiBera\n\nBears.\n");
        temp.Write("fatbera/docs/prd.md", "# fatBERA\n\nVaults.\n");
    }

    public void Dispose() => temp.Dispose();

    [Fact]
    public async Task Each_project_reads_its_own_document()
    {
        Assert.Contains("Bears", (await Read("@prd", "mibera")).Text, StringComparison.Ordinal);
        Assert.Contains("Vaults", (await Read("@prd", "fatbera")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_shorthand_finds_the_document_at_the_root_too()
    {
        temp.Write("small/prd.md", "# Small\n\nText.");

        Assert.Equal("prd.md", (await Read("@prd", "small")).Name);
    }

    [Fact]
    public async Task An_override_replaces_the_usual_places()
    {
        temp.Write("mibera/product/needs.md", "# Needs\n\nText.");
        var project = Project("mibera") with
        {
            Shorthands = new Dictionary<string, string> { ["prd"] = "product/needs.md" },
        };

        Assert.Equal("product/needs.md", (await Read("@prd", project)).Name);
    }

    [Fact]
    public async Task An_override_cannot_lead_outside()
    {
        var project = Project("mibera") with
        {
            Shorthands = new Dictionary<string, string> { ["prd"] = "../fatbera/docs/prd.md" },
        };

        Assert.Equal("onomancer.document_not_found", (await Refused("@prd", project)).Code);
    }

    [Fact]
    public async Task The_newest_audit_is_the_audit()
    {
        temp.Write("mibera/docs/audits/2026-09-01-sprint-1.md", "# Old\n\nText.");
        temp.Write("mibera/docs/audits/2026-10-12-sprint-3.md", "# New\n\nText.");

        Assert.Equal("docs/audits/2026-10-12-sprint-3.md", (await Read("@audit", "mibera")).Name);
    }

    [Theory]
    [InlineData("docs/PRD.md", "docs/prd.md")]
    [InlineData("Docs/Prd.MD", "docs/prd.md")]
    [InlineData("prd.md", "docs/prd.md")]
    public async Task A_wrong_case_or_folder_is_refused_with_the_right_one(string reference, string right)
    {
        var refusal = await Refused(reference, Project("mibera"));

        Assert.Equal("onomancer.document_not_found", refusal.Code);
        Assert.Contains(right, refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unknown_shorthand_is_refused_with_those_that_exist()
    {
        var refusal = await Refused("@PRD", Project("mibera"));

        Assert.Equal("onomancer.unknown_shorthand", refusal.Code);
        Assert.Contains("Did you mean `@prd`?", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("`@deployment`", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_missing_document_lists_the_shorthands_that_the_project_has()
    {
        var refusal = await Refused("@sdd", Project("mibera"));

        Assert.Equal("onomancer.document_not_found", refusal.Code);
        Assert.EndsWith("Shorthands: `@prd`.", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Links_that_lead_outside_are_refused_a_hundred_times_without_a_server_path()
    {
        temp.Write("docs-private/secret.md", "# Secret");
        temp.Write("mibera-private/secret.md", "# Secret");
        File.CreateSymbolicLink(
            Path.Combine(temp.Path, "mibera/docs/out.md"),
            Path.Combine(temp.Path, "docs-private/secret.md")
        );
        File.CreateSymbolicLink(Path.Combine(temp.Path, "mibera/docs/relative.md"), "../../docs-private/secret.md");
        File.CreateSymbolicLink(
            Path.Combine(temp.Path, "mibera/docs/sibling.md"),
            Path.Combine(temp.Path, "mibera-private/secret.md")
        );
        Directory.CreateSymbolicLink(
            Path.Combine(temp.Path, "mibera/docs/folder"),
            Path.Combine(temp.Path, "docs-private")
        );
        File.CreateSymbolicLink(Path.Combine(temp.Path, "mibera/docs/loop.md"), "loop.md");
        File.CreateSymbolicLink(Path.Combine(temp.Path, "mibera/docs/device.md"), "/dev/zero");
        string[] attacks =
        [
            "docs/out.md",
            "docs/relative.md",
            "docs/sibling.md",
            "docs/folder/secret.md",
            "docs/loop.md",
            "docs/device.md",
        ];
        for (var attempt = 0; attempt < 100; attempt++)
        {
            foreach (var attack in attacks)
            {
                var refusal = await Refused(attack, Project("mibera"));
                Assert.Equal("onomancer.document_not_found", refusal.Code);
                Assert.DoesNotContain(temp.Path, refusal.Message, StringComparison.Ordinal);
                Assert.DoesNotContain("private", refusal.Message, StringComparison.Ordinal);
            }
        }
    }

    [Fact]
    public async Task A_link_inside_the_project_and_a_linked_root_work()
    {
        File.CreateSymbolicLink(Path.Combine(temp.Path, "mibera/docs/alias.md"), "prd.md");
        Directory.CreateSymbolicLink(Path.Combine(temp.Path, "linked"), Path.Combine(temp.Path, "mibera"));

        Assert.Contains("Bears", (await Read("docs/alias.md", "linked")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Too_large_empty_binary_and_folders_are_refused_each_by_its_name()
    {
        temp.Write("mibera/large.md", new byte[2_000]);
        temp.Write("mibera/empty.md", "");
        temp.Write("mibera/blank.md", " \r\n\t\n");
        temp.Write("mibera/only-frontmatter.md", "---\ntitle: x\n---\n");
        temp.Write("mibera/binary.md", [0x7f, 0x45, 0x4c, 0x46, 0xff, 0xfe]);
        temp.Write("mibera/zero.md", "a\0b");
        Directory.CreateDirectory(Path.Combine(temp.Path, "mibera/folder.md"));
        var project = Project("mibera") with { LargestDocument = 1_000 };

        Assert.Equal("onomancer.document_too_large", (await Refused("large.md", project)).Code);
        Assert.Equal("onomancer.document_empty", (await Refused("empty.md", project)).Code);
        Assert.Equal("onomancer.document_empty", (await Refused("blank.md", project)).Code);
        Assert.Equal("onomancer.document_empty", (await Refused("only-frontmatter.md", project)).Code);
        Assert.Equal("onomancer.document_binary", (await Refused("binary.md", project)).Code);
        Assert.Equal("onomancer.document_binary", (await Refused("zero.md", project)).Code);
        Assert.Equal("onomancer.document_unreadable", (await Refused("folder.md", project)).Code);
    }

    [Fact]
    public async Task A_file_that_cannot_be_opened_is_refused_without_its_place()
    {
        var path = temp.Write("mibera/locked.md", "# Locked");
        await using var held = new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None);

        var refusal = await Refused("locked.md", Project("mibera"));

        Assert.Equal("onomancer.document_unreadable", refusal.Code);
        Assert.DoesNotContain(temp.Path, refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_project_without_its_folder_says_so_without_its_place()
    {
        var refusal = await Refused("@prd", Project("gone"));

        Assert.Equal("onomancer.project_unavailable", refusal.Code);
        Assert.DoesNotContain(temp.Path, refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Byte_order_marks_go_and_line_endings_stay()
    {
        const string Text = "# Größe 東京\r\n\r\n- a\r\n  - b\r\n";
        temp.Write("mibera/utf8.md", [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(Text)]);
        temp.Write("mibera/utf16.md", [0xFF, 0xFE, .. Encoding.Unicode.GetBytes(Text)]);
        temp.Write("mibera/utf16be.md", [0xFE, 0xFF, .. Encoding.BigEndianUnicode.GetBytes(Text)]);

        Assert.Equal(Text, (await Read("utf8.md", "mibera")).Text);
        Assert.Equal(Text, (await Read("utf16.md", "mibera")).Text);
        Assert.Equal(Text, (await Read("utf16be.md", "mibera")).Text);
    }

    private ProjectSettings Project(string name) => new() { Name = name, Root = Path.Combine(temp.Path, name) };

    private Task<SourceDocument> Read(string reference, string project) => Read(reference, Project(project));

    private static async Task<SourceDocument> Read(string reference, ProjectSettings project)
    {
        var result = await Ask(reference, project);
        Assert.True(result.TryGet(out var document, out var refusal), refusal?.Message);
        return document;
    }

    private static async Task<Refusal> Refused(string reference, ProjectSettings project)
    {
        var result = await Ask(reference, project);
        Assert.False(result.TryGet(out var document, out var refusal), $"read {document?.Name}");
        return refusal;
    }

    private static Task<Result<SourceDocument>> Ask(string reference, ProjectSettings project)
    {
        Assert.True(DocumentReference.Parse(reference).TryGet(out var parsed, out _));
        return new ProjectDocuments(project).ReadAsync(parsed, TestContext.Current.CancellationToken);
    }
}

using Guildhall.Core.Ports;
using Guildhall.Onomancer.Documents;
using Guildhall.Onomancer.Personas;
using Guildhall.Onomancer.Rewrites;
using Guildhall.Onomancer.Rewrites.Validating;

namespace Guildhall.Tests.Onomancer.Rewrites;

public class OfflineExtractTests
{
    public static TheoryData<string, string> Everything()
    {
        var data = new TheoryData<string, string>();
        foreach (
            var file in Directory.EnumerateFiles(Corpus.Folder).Select(Path.GetFileName).Order(StringComparer.Ordinal)
        )
        {
            foreach (var persona in Audiences.All)
            {
                data.Add(file!, persona.Slug);
            }
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Everything))]
    public async Task Every_line_is_a_label_or_stands_in_the_source(string file, string audience)
    {
        var source = Squeezed(Corpus.Load(file).Body);

        foreach (var line in (await Extract(file, audience)).Split('\n').Where(IsQuotation))
        {
            Assert.Contains(Squeezed(line.TrimStart('>', '-', ' ')), source, StringComparison.Ordinal);
        }
    }

    [Theory]
    [MemberData(nameof(Everything))]
    public async Task Every_extract_passes_the_validator_and_is_labelled(string file, string audience)
    {
        var persona = Audiences.Find(audience)!;
        var text = await Extract(file, audience);

        var validation = new OutputValidator(_ => []).Validate(
            new()
            {
                Text = text,
                Persona = persona,
                Sources = Corpus.Load(file).Body,
                Instructions = Prompt.Instructions,
                IsComplete = true,
                IsLanguageModel = false,
            }
        );

        Assert.Empty(validation.Issues);
        Assert.StartsWith("> **Extract, made without a language model.**", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Documents_and_audiences_differ()
    {
        // The memo is short enough to be quoted whole to everyone.
        var extracts = new List<string>();
        foreach (var (file, audience) in Everything().Select(row => row.Data).Where(d => d.Item1 != "memo.txt"))
        {
            extracts.Add(string.Join('\n', (await Extract(file, audience)).Split('\n').Where(IsQuotation)));
        }

        var telling = extracts.Where(e => e.Length > 400).ToList();
        Assert.True(telling.Count >= 14);
        Assert.Equal(telling.Count, telling.Distinct().Count());
    }

    [Theory]
    [InlineData("ferry-prd.md", "leadership", "Executive Summary", "replaces eleven paper tickets")]
    [InlineData("ferry-prd.md", "leadership", "Business Impact", "| Saved at ticket windows | €220,000 |")]
    [InlineData("ferry-prd.md", "leadership", "Risks", "| The readers fail in salt water | medium |")]
    [InlineData("ferry-prd.md", "leadership", "Next Steps", "The council votes on the budget on 12 March 2027.")]
    [InlineData("ferry-prd.md", "product", "User Stories", "As a skipper, I want to know")]
    [InlineData("ferry-prd.md", "product", "Acceptance Criteria", "the gate opens within 800 ms")]
    [InlineData("ferry-prd.md", "product", "Success Metrics", "| Wrong tickets sold to tourists | 14 % | 3 % |")]
    [InlineData("ferry-prd.md", "marketing", "Problem", "the mean wait at Hamnøy was 34 minutes")]
    [InlineData("ferry-prd.md", "marketing", "Call to Action", "Sign up for the pilot opens on 1 April")]
    [InlineData("ferry-prd.md", "devrel", "Code Examples", "func Verify(pass []byte")]
    [InlineData("ferry-prd.md", "devrel", "Prerequisites", "Requires Go 1.23 or later")]
    [InlineData("ledger-sdd.md", "devrel", "Overview", "Night Ledger settles ferry revenue")]
    [InlineData("ledger-sdd.md", "devrel", "Prerequisites", "PostgreSQL 16 with `wal_level=logical`")]
    [InlineData("ledger-sdd.md", "devrel", "Code Examples", "HAVING SUM(amount_ore) <> 0;")]
    [InlineData("ledger-sdd.md", "leadership", "Risks", "The bank of company Havn has no test system")]
    [InlineData("gate-audit.md", "leadership", "Executive Summary", "We found one critical fault")]
    [InlineData(
        "gate-audit.md",
        "leadership",
        "Risks",
        "| GF-02 | High | Revoked cards work until the next restart | open |"
    )]
    [InlineData("gate-audit.md", "leadership", "Next Steps", "The vendor fixes GF-02 and GF-06 by 31 October 2026.")]
    [InlineData("lager-sprint.md", "leadership", "Risks", "Fällt der Versanddienst am 19. Oktober aus")]
    [InlineData("lager-sprint.md", "leadership", "Business Impact", "Der Umzug kostet 186.000 Euro")]
    [InlineData("lager-sprint.md", "leadership", "Next Steps", "Probelauf mit 500 Sendungen am 16. Oktober.")]
    [InlineData("memo.txt", "leadership", "Risks", "3 of 8 readers failed within 31 days")]
    [InlineData("unit-prices.md", "leadership", "Business Impact", "| Hamnøy–Sørvær | 14 km |")]
    public async Task A_section_holds_what_belongs_there(
        string file,
        string audience,
        string section,
        string passage
    ) => Assert.Contains(passage, Section(await Extract(file, audience), section), StringComparison.Ordinal);

    [Theory]
    [InlineData("ferry-prd.md", "leadership", "func Verify")]
    [InlineData("ferry-prd.md", "leadership", "Ask Inga before you quote")]
    [InlineData("ferry-prd.md", "marketing", "ed25519")]
    [InlineData("ledger-sdd.md", "devrel", "Gate --> Queue")]
    public async Task What_an_audience_must_not_get_stays_out(string file, string audience, string passage) =>
        Assert.DoesNotContain(passage, await Extract(file, audience), StringComparison.Ordinal);

    [Fact]
    public async Task A_quotation_names_the_heading_that_it_comes_from() =>
        Assert.Contains(
            "From *8 Risks*:",
            Section(await Extract("ferry-prd.md", "leadership"), "Risks"),
            StringComparison.Ordinal
        );

    [Fact]
    public async Task A_section_without_a_source_says_so() =>
        Assert.Contains(
            "The source says nothing about user stories",
            await ExtractText("# Engine\n\n## Risks\n\nThe engine may fail in winter.\n", "product"),
            StringComparison.Ordinal
        );

    [Fact]
    public async Task User_stories_in_a_table_stay_one() =>
        Assert.Contains(
            "| F-01 | As a skipper, I want a count. |",
            Section(
                await ExtractText(
                    "# Boat\n\nIt floats well today.\n\n## User stories\n\n| Id | Story |\n|---|---|\n| F-01 | As a skipper, I want a count. |\n",
                    "product"
                ),
                "User Stories"
            ),
            StringComparison.Ordinal
        );

    [Fact]
    public async Task A_language_without_cues_follows_the_order_and_says_so()
    {
        const string Greek =
            "# Σχέδιο\n\n## Α\n\nΤο νέο σύστημα ξεκινά στις 3 Μαΐου.\n\n## Β\n\nΗ μεταφορά δεδομένων κοστίζει 400.000.\n\n## Γ\n\nΗ διοίκηση αποφασίζει τον Δεκέμβριο.\n\n## Δ\n\nΗ εκπαίδευση αρχίζει τον Φεβρουάριο.\n";

        var text = await ExtractText(Greek, "leadership");

        Assert.Contains("perhaps because of its language", text, StringComparison.Ordinal);
        Assert.Contains("3 Μαΐου", Section(text, "Executive Summary"), StringComparison.Ordinal);
        Assert.Contains("Φεβρουάριο", Section(text, "Next Steps"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("概要", "リスク", "新しい門は月曜日に届く。", "塩水で読み取り機が壊れるおそれがある。")]
    [InlineData("Обзор", "Риски", "Новая система заменяет старую к маю.", "Перенос данных не проверен.")]
    [InlineData(
        "Resumen",
        "Riesgos",
        "El sistema nuevo reemplaza al anterior en mayo.",
        "La migración no está probada."
    )]
    public async Task Headings_in_other_languages_lead_to_their_sections(
        string overview,
        string risks,
        string first,
        string second
    )
    {
        var text = await ExtractText($"# X\n\n## {overview}\n\n{first}\n\n## {risks}\n\n{second}\n", "leadership");

        Assert.Contains(first, Section(text, "Executive Summary"), StringComparison.Ordinal);
        Assert.Contains(second, Section(text, "Risks"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Code_alone_goes_to_developers_whole()
    {
        const string Code = "```sh\ncurl -s localhost | jq .\n```\n";

        Assert.Contains(
            "curl -s localhost | jq .",
            Section(await ExtractText(Code, "devrel"), "Code Examples"),
            StringComparison.Ordinal
        );
        Assert.DoesNotContain("curl", await ExtractText(Code, "leadership"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<!-- only a comment -->")]
    [InlineData("# Only a heading")]
    [InlineData("| a | b |\n|---|---|")]
    [InlineData("![](x.png)")]
    [InlineData(">>>>>>>>>>>> deep")]
    [InlineData("- \n- \n  - ")]
    [InlineData("```\nnever closed")]
    public async Task Odd_documents_give_all_sections_all_the_same(string source)
    {
        foreach (var persona in Audiences.All)
        {
            var text = await ExtractText(source, persona.Slug);
            Assert.All(persona.Required, s => Assert.Contains($"## {s.Heading}\n", text, StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task Nesting_without_end_is_read_as_plain_text()
    {
        var source =
            new string('>', 5_000)
            + " The risk is great, and it is 12 %.\n\n"
            + string.Concat(Enumerable.Repeat("[", 5_000))
            + "\n";

        Assert.Contains("## Risks", await ExtractText(source, "leadership"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Line_endings_change_nothing_and_the_same_input_gives_the_same_extract()
    {
        var source = Corpus.Read("ferry-prd.md").ReplaceLineEndings("\n");

        var first = await ExtractText(source, "product");

        Assert.Equal(first, await ExtractText(source, "product"));
        Assert.Equal(first, await ExtractText(source.ReplaceLineEndings("\r\n"), "product"));
    }

    private static bool IsQuotation(string line) =>
        line.Length > 0
        && !line.StartsWith("From ", StringComparison.Ordinal)
        && !line.StartsWith('#')
        && !line.StartsWith("```", StringComparison.Ordinal)
        && !line.StartsWith("The source says nothing", StringComparison.Ordinal)
        && !line.EndsWith("rest stands in the source.", StringComparison.Ordinal)
        && !line.StartsWith("> **Extract", StringComparison.Ordinal)
        && !line.StartsWith("> under the heading", StringComparison.Ordinal)
        && !line.StartsWith("> The words that the rules", StringComparison.Ordinal)
        && !line.StartsWith("> follow its order", StringComparison.Ordinal);

    private static string Squeezed(string text) =>
        string.Join(
            ' ',
            text.Split('\n')
                .Select(l => l.TrimStart('>', ' '))
                .SelectMany(l => l.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
        );

    private static string Section(string text, string heading)
    {
        var start = text.IndexOf($"## {heading}\n", StringComparison.Ordinal);
        Assert.True(start >= 0, $"no section {heading}");
        var end = text.IndexOf("\n## ", start, StringComparison.Ordinal);
        return end < 0 ? text[start..] : text[start..end];
    }

    private static Task<string> Extract(string file, string audience) => ExtractText(Corpus.Load(file).Body, audience);

    private static async Task<string> ExtractText(string source, string audience)
    {
        var built = Prompt.Build(
            Audiences.Find(audience)!,
            new("p d.md", source),
            DocumentKind.General,
            [],
            PromptLimits.Default
        );
        ModelAnswer answer = await new OfflineExtract().CompleteAsync(
            built.Request,
            TestContext.Current.CancellationToken
        );
        return answer.Text;
    }
}

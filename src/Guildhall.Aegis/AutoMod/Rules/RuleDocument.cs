using System.Text.Json;
using Guildhall.Aegis.AutoMod.Engine;

namespace Guildhall.Aegis.AutoMod.Rules;

/// <summary>A rule document, read: the rules ready to run, or everything that is wrong with it.</summary>
internal sealed record RuleDocument(RuleSet? Rules, IReadOnlyList<RuleFault> Faults)
{
    private const int MostFaults = 100;

    /// <summary>What is sound and can hardly be meant; only a review looks for it.</summary>
    public IReadOnlyList<RuleFault> Warnings { get; init; } = [];

    /// <summary>What must stand a <see cref="RegexTrial"/> before it is stored.</summary>
    public IReadOnlyList<BacktrackingRegex> Backtracking { get; init; } = [];

    /// <summary>As <see cref="Parse"/>, for a document that is new: what older programs took and stored is refused too.</summary>
    public static RuleDocument Review(string json, IOutsideFacts facts)
    {
        var read = Parse(json, facts);
        if (read.Rules is null)
        {
            return read;
        }

        using var document = JsonDocument.Parse(json);
        var faults = RuleReview.Faults(document.RootElement).Take(MostFaults).ToList();
        return faults.Count > 0
            ? new RuleDocument(null, faults)
            : read with
            {
                Warnings = [.. RuleOddities.Of(document.RootElement).Take(MostFaults)],
            };
    }

    /// <summary>The same after a trial of its backtracking expressions: as it is, or refused for the one that failed. It can
    /// take the whole of the trial's budget.</summary>
    public RuleDocument Try(RegexTrial trial, IReadOnlySet<string> known, CancellationToken cancellation) =>
        Rules is not null && trial.Run(Backtracking.Where(r => !known.Contains(r.Pattern)), cancellation) is { } fault
            ? new RuleDocument(null, [fault])
            : this;

    /// <summary>Checks all of a document but how long its expressions take. Every fault is listed by its place; a set exists
    /// only where there is none.</summary>
    public static RuleDocument Parse(string json, IOutsideFacts facts)
    {
        var faults = new List<RuleFault>();
        try
        {
            using var document = JsonDocument.Parse(
                json,
                new JsonDocumentOptions { AllowDuplicateProperties = false, MaxDepth = 64 }
            );
            RuleShapes.Document.Check(document.RootElement, "$", faults);
            var compiler = new RuleCompiler(facts, faults);
            var rules = faults.Count == 0 ? compiler.Compile(document.RootElement) : null;
            return new RuleDocument(faults.Count == 0 ? rules : null, [.. faults.Take(MostFaults)])
            {
                Backtracking = compiler.Backtracking,
            };
        }
        catch (JsonException exception)
        {
            var place = exception.LineNumber is { } line ? $" (line {line + 1})" : "";
            return new RuleDocument(
                null,
                [new RuleFault("$", $"is not JSON{place}: {exception.Message.Split(". ")[0]}")]
            );
        }
        catch (InvalidOperationException)
        {
            return new RuleDocument(null, [new RuleFault("$", "has text that is no Unicode")]);
        }
    }
}

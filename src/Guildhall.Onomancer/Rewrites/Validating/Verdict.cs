namespace Guildhall.Onomancer.Rewrites.Validating;

/// <summary>What happens to an answer, from best to worst; the worst issue decides.</summary>
internal enum Verdict
{
    Accept,
    AcceptWithWarnings,

    /// <summary>Not usable, and nothing dangerous: worth one more question.</summary>
    Retry,

    /// <summary>May carry something out that must stay in: nothing is published before a person has looked.</summary>
    Hold,
}

/// <param name="Kind">Stable, kebab-case: <c>missing-section</c>.</param>
/// <param name="Message">In our own words; never quotes a secret, an address or a link of the answer.</param>
internal sealed record ValidationIssue(string Kind, Verdict Weight, string Message);

internal sealed record Validation(Verdict Verdict, IReadOnlyList<ValidationIssue> Issues)
{
    public static Validation Of(IReadOnlyList<ValidationIssue> issues) =>
        new(issues.Count == 0 ? Verdict.Accept : issues.Max(i => i.Weight), issues);

    public IEnumerable<string> Faults => Issues.Where(i => i.Weight == Verdict.Retry).Select(i => i.Message);

    public IEnumerable<string> Warnings =>
        Issues.Where(i => i.Weight == Verdict.AcceptWithWarnings).Select(i => i.Message);
}

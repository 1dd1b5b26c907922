namespace Guildhall.Onomancer.Rewrites.Validating;

/// <summary>Looks at an answer before anyone else does.</summary>
/// <param name="secretKinds">The kinds of secret in a text; the whole answer is passed.</param>
internal sealed class OutputValidator(Func<string, IReadOnlyList<string>> secretKinds)
{
    public Validation Validate(CheckedAnswer answer)
    {
        var issues = new List<ValidationIssue>();
        issues.AddRange(LengthCheck.Check(answer));
        issues.AddRange(LeakCheck.Check(answer));
        issues.AddRange(SectionCheck.Check(answer));
        issues.AddRange(AddressCheck.Check(answer));
        issues.AddRange(FigureCheck.Check(answer));
        issues.AddRange(
            secretKinds(answer.Text)
                .Distinct(StringComparer.Ordinal)
                .Select(kind => new ValidationIssue("secret", Verdict.Hold, $"The answer contains a secret ({kind})."))
        );
        return Validation.Of(issues);
    }
}

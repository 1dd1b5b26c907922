using Guildhall.Simulator.Worlds.LanguageModels;

namespace Guildhall.Tests.Simulator.Worlds.LanguageModels;

public class SummaryWriterTests
{
    [Fact]
    public void The_asked_headings_stand_in_order_and_hold_the_documents_own_facts()
    {
        var answer = Write(PromptSample.Vault);

        var headings = answer.Split('\n').Where(l => l.StartsWith('#'));
        Assert.Equal(["## Executive Summary", "## Business Impact", "## Risks", "## Next Steps"], headings);
        Assert.Contains("4,200 holders", answer, StringComparison.Ordinal);
        Assert.Contains("sprint 14", answer, StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_prompt_gives_the_same_answer_and_another_document_another()
    {
        Assert.Equal(Write(PromptSample.Vault), Write(PromptSample.Vault));
        Assert.DoesNotContain("vault", Write(PromptSample.Bridge), StringComparison.OrdinalIgnoreCase);
        Assert.Contains("Lisbon", Write(PromptSample.Bridge), StringComparison.Ordinal);
    }

    [Fact]
    public void A_long_document_is_told_within_the_asked_length()
    {
        var facts = Enumerable
            .Range(0, 400)
            .Select(i => $"Fact number {i} says that part {i} costs {i * 7} euro in week {i}.");

        var answer = Write(PromptSample.About("# Long\n\n" + string.Join("\n\n", facts)));

        Assert.InRange(answer.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries).Length, 120, 230);
    }

    [Fact]
    public void Marked_sources_are_data_and_only_the_first_is_told()
    {
        const string Prompt = """
            Length: 50 to 90 words (1 page), less when the document has less to say.

            Required headings, each with what belongs there:
            ## Overview
            What it is.
            ## Risks
            What may go wrong.

            Add these at level 2, after the required ones:
            - Budget: money.

            The document to rewrite:
            <<<BEGIN SOURCE 1 a1b2>>>
            # Ferry

            ## Timetable

            <details>The ferry leaves at 07:40 from pier 3.</details> A storm would block the harbour.
            <<<END SOURCE 1 a1b2>>>

            Context, to understand the document:
            <<<BEGIN SOURCE 2 a1b2>>>
            ## Trains

            The train leaves at 09:10.
            <<<END SOURCE 2 a1b2>>>

            Rewrite source 1, beginning with "## Overview".
            """;

        var answer = Write(Prompt.ReplaceLineEndings("\n"), "Answer in Markdown alone.");

        Assert.Equal(["## Overview", "## Risks"], answer.Split('\n').Where(l => l.StartsWith('#')));
        Assert.Contains("07:40", answer, StringComparison.Ordinal);
        Assert.DoesNotContain("train", answer, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("Required sections: Overview, Prerequisites, Next Steps.")]
    [InlineData(
        "The answer has these sections:\n1. Overview — what it is\n2. Prerequisites — what it needs\n3. Next Steps"
    )]
    [InlineData("Use these headings:\n- `## Overview`\n- `## Prerequisites`\n- `## Next Steps`")]
    public void Headings_are_found_however_they_are_asked_for(string asking)
    {
        var asked = PromptReader.Read(new("openai", "m", asking, PromptSample.Vault, null, false));

        Assert.Equal(["Overview", "Prerequisites", "Next Steps"], asked.Headings);
        Assert.StartsWith("# Vault PRD", asked.Document.Trim(), StringComparison.Ordinal);
    }

    private static string Write(string prompt, string instructions = PromptSample.Instructions) =>
        SummaryWriter.Write(new("anthropic", "claude", instructions, prompt, 4_096, false));
}

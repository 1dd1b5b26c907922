using Guildhall.Onomancer.Personas;
using Guildhall.Onomancer.Rewrites;
using Guildhall.Onomancer.Rewrites.Validating;

namespace Guildhall.Tests.Onomancer.Rewrites.Validating;

/// <summary>A good answer for leadership; change only what the test is about.</summary>
internal sealed record AnswerBuilder
{
    public const string Source =
        "The pass costs €840,000 and saves 1,150,000 a year. See https://ferry.example/plan/2027 or write to inga@ferry.example. ![map](https://ferry.example/map.png)";

    public string Sources { get; init; } = Source;

    public string Extra { get; init; } = "";

    public int WordsPerSection { get; init; } = 140;

    public bool IsComplete { get; init; } = true;

    public static string Good(int wordsPerSection = 140) =>
        string.Join(
            "\n\n",
            Audiences
                .Find("leadership")!
                .Required.Select(s =>
                    $"## {s.Heading}\n\n{string.Join(' ', Enumerable.Repeat("word", wordsPerSection))}"
                )
        );

    public CheckedAnswer Build(string? text = null) =>
        new()
        {
            Text = text ?? (Good(WordsPerSection) + "\n\n" + Extra),
            Persona = Audiences.Find("leadership")!,
            Sources = Sources,
            Instructions = Prompt.Instructions,
            IsComplete = IsComplete,
            IsLanguageModel = true,
        };
}

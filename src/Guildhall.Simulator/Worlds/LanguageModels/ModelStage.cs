namespace Guildhall.Simulator.Worlds.LanguageModels;

internal enum ModelMode
{
    Normal,
    Script,
    Error,
    Timeout,
    Garbage,
    Refusal,
    Truncated,
    Leaks,
}

/// <summary>One question as a stand-in understood it.</summary>
/// <param name="World"><c>anthropic</c> or <c>openai</c>.</param>
internal sealed record ModelTurn(
    string World,
    string Model,
    string System,
    string Prompt,
    int? MaxTokens,
    bool IsStream
);

internal sealed record ReceivedPrompt(long Number, DateTimeOffset Time, ModelTurn Turn, ModelMode Answered);

/// <summary>What the stand-in says; each endpoint puts it into its own wire form.</summary>
/// <param name="Status">The HTTP status of an error; only with <see cref="ModelMode.Error"/>.</param>
/// <param name="IsCut">The answer stopped at the limit of output tokens.</param>
internal sealed record ModelOutcome(ModelMode Mode, string Text, int Status, bool IsCut)
{
    public int OutputTokens => Math.Max(1, Text.Length / 4);
}

/// <summary>How both model stand-ins answer next, and what they were asked. The oldest prompts fall out.</summary>
internal sealed class ModelStage(TimeProvider time)
{
    private const int Kept = 500;

    private readonly Lock gate = new();
    private readonly Queue<ReceivedPrompt> prompts = new();
    private long last;
    private ModelMode mode;
    private string? text;
    private int status;
    private int? left;

    /// <param name="times">How many answers; then normal again. Null: until the next call.</param>
    public void Set(ModelMode next, string? words, int? code, int? times)
    {
        lock (gate)
        {
            mode = next;
            text = words;
            status = code ?? StatusCodes.Status500InternalServerError;
            left = times;
        }
    }

    public (ModelMode Mode, string? Text, int Status, int? Left, IReadOnlyList<ReceivedPrompt> Prompts) Read()
    {
        lock (gate)
        {
            return (mode, text, status, left, [.. prompts]);
        }
    }

    public ModelOutcome Answer(ModelTurn turn)
    {
        var (chosen, words, code) = Next(turn);
        var answer = chosen switch
        {
            ModelMode.Script => words ?? "",
            ModelMode.Leaks => LeakyAnswer.Write(turn),
            ModelMode.Refusal => words ?? "I can't help with that request.",
            ModelMode.Error => words ?? "The stand-in was told to fail.",
            ModelMode.Timeout or ModelMode.Garbage => words ?? "",
            _ => SummaryWriter.Write(turn),
        };
        var isCut = chosen == ModelMode.Truncated;
        if (isCut)
        {
            answer = Shorten(answer, answer.Length / 2);
        }

        if (turn.MaxTokens is { } limit && answer.Length > limit * 4L)
        {
            answer = Shorten(answer, limit * 4);
            isCut = true;
        }

        return new(chosen, answer, code, isCut);
    }

    private static string Shorten(string answer, int length) =>
        length > 0 && char.IsHighSurrogate(answer[length - 1]) ? answer[..(length - 1)] : answer[..length];

    private (ModelMode Mode, string? Text, int Status) Next(ModelTurn turn)
    {
        lock (gate)
        {
            var now = (mode, text, status);
            if (left is { } remaining && --left <= 0)
            {
                mode = ModelMode.Normal;
                left = null;
                now = remaining > 0 ? now : (ModelMode.Normal, null, status);
            }

            last++;
            prompts.Enqueue(new(last, time.GetUtcNow(), turn, now.mode));
            if (prompts.Count > Kept)
            {
                prompts.Dequeue();
            }

            return now;
        }
    }
}

using Guildhall.Core.Ports;

namespace Guildhall.Tests.Onomancer.Rewrites;

/// <summary>Gives the prepared answers in turn, the last one for ever, and keeps what it was asked.</summary>
internal sealed class ScriptedModel(params string[] answers) : ILanguageModel
{
    public string Name => "scripted-1";

    public bool IsLanguageModel => true;

    public ModelPrice? Price { get; init; } = new(3, 15);

    public int? InputTokens { get; init; } = 1_000;

    public bool IsComplete { get; init; } = true;

    public List<ModelRequest> Requests { get; } = [];

    public Task<ModelAnswer> CompleteAsync(ModelRequest request, CancellationToken cancellation)
    {
        Requests.Add(request);
        var text = answers[Math.Min(Requests.Count, answers.Length) - 1];
        return Task.FromResult(new ModelAnswer(text, Name, InputTokens, 200, IsComplete));
    }
}

using Guildhall.Core.Ports;

namespace Guildhall.Core.Resilience;

/// <summary>A language model behind retries, a breaker and a total time budget; the answer is the model's own.</summary>
public sealed class ResilientModel(ILanguageModel model, WorldPipelines pipelines) : ILanguageModel
{
    private readonly WorldPipeline pipeline = pipelines.Create(
        new WorldPolicy
        {
            World = "language-model",
            // Together under the minute within which a member gets an answer, or the cause that there is none.
            Budget = TimeSpan.FromSeconds(50),
            AttemptTimeout = TimeSpan.FromSeconds(40),
            Retries = 3,
            Classify = Classify,
        }
    );

    public string Name => model.Name;

    public bool IsLanguageModel => model.IsLanguageModel;

    public ModelPrice? Price => model.Price;

    public BreakerState State => pipeline.State;

    /// <exception cref="ModelException">The model answered with a no.</exception>
    /// <exception cref="WorldUnavailableException">It did not answer in time, or the breaker is open.</exception>
    public Task<ModelAnswer> CompleteAsync(ModelRequest request, CancellationToken cancellation) =>
        pipeline.ExecuteAsync(stop => model.CompleteAsync(request, stop), cancellation);

    private static WorldFault Classify(Exception exception) =>
        exception switch
        {
            ModelException { Kind: ModelFailure.RateLimited } limited => new(
                WorldFaultKind.RateLimited,
                limited.RetryAfter
            ),
            ModelException { Kind: ModelFailure.Refused or ModelFailure.Misconfigured } => WorldFault.Rejected,
            _ => WorldFault.Failed,
        };
}

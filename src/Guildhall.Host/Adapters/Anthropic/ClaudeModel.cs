using Anthropic;
using Anthropic.Models.Messages;
using Guildhall.Core.Ports;
using Microsoft.Extensions.Options;

namespace Guildhall.Host.Adapters.Anthropic;

/// <summary>Claude through the official SDK. One question, one call: the SDK's own retries are off.</summary>
internal sealed class ClaudeModel : ILanguageModel, IDisposable
{
    private const string Service = "Anthropic";

    private readonly AnthropicClient client;
    private readonly TimeSpan timeout;
    private readonly TimeProvider time;

    public ClaudeModel(IOptions<AnthropicOptions> options, TimeProvider time)
    {
        var set = options.Value;
        this.time = time;
        timeout = set.Timeout;
        Name = set.Model;
        Price = set is { InputPrice: { } input, OutputPrice: { } output }
            ? new((decimal)input, (decimal)output)
            : ClaudePrices.Of(set.Model);
        client = new AnthropicClient
        {
            ApiKey = set.ApiKey ?? throw new InvalidOperationException("Anthropic has no API key."),
            BaseUrl = (set.Address ?? new Uri("https://api.anthropic.com")).AbsoluteUri.TrimEnd('/'),
            MaxRetries = 0,
            Timeout = System.Threading.Timeout.InfiniteTimeSpan,
            // The SDK would read the environment and could put prompts into traces.
            OpenTelemetry = false,
            HttpClient = new HttpClient(new ModelHttpHandler(Service, time))
            {
                Timeout = System.Threading.Timeout.InfiniteTimeSpan,
            },
        };
    }

    public string Name { get; }

    public bool IsLanguageModel => true;

    public ModelPrice? Price { get; }

    public Task<ModelAnswer> CompleteAsync(ModelRequest request, CancellationToken cancellation) =>
        ModelCall.RunAsync(Service, timeout, time, token => AskAsync(request, token), cancellation);

    public void Dispose() => client.Dispose();

    private async Task<ModelAnswer> AskAsync(ModelRequest request, CancellationToken cancellation)
    {
        var message = await client.Messages.Create(
            new MessageCreateParams
            {
                Model = Name,
                MaxTokens = request.MaxOutputTokens,
                System = request.Instructions,
                Messages = [new UserMessageParam(request.Prompt)],
            },
            cancellation
        );
        var stop = message.StopReason?.Raw();
        if (stop == "refusal")
        {
            throw new ModelException(ModelFailure.Refused, "Anthropic's model declined to answer.");
        }

        var text = string.Concat(message.Content.Select(b => b.TryPickText(out var words) ? words.Text : ""));
        return string.IsNullOrWhiteSpace(text)
            ? throw new ModelException(ModelFailure.Garbage, "Anthropic's model answered nothing.")
            : new(
                text,
                message.Model.Raw(),
                (int)message.Usage.InputTokens,
                (int)message.Usage.OutputTokens,
                stop is not ("max_tokens" or "model_context_window_exceeded")
            );
    }
}

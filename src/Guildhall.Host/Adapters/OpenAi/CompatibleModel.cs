using System.ClientModel;
using System.ClientModel.Primitives;
using Guildhall.Core.Ports;
using Microsoft.Extensions.Options;
using OpenAI;
using OpenAI.Chat;

namespace Guildhall.Host.Adapters.OpenAi;

/// <summary>A model behind OpenAI's chat completions, through the official SDK with its own retries off.</summary>
internal sealed class CompatibleModel : ILanguageModel, IDisposable
{
    private static readonly Uri OpenAi = new("https://api.openai.com/v1");

    private readonly HttpClient http;
    private readonly ChatClient client;
    private readonly TimeSpan timeout;
    private readonly TimeProvider time;
    private readonly string service;
    private readonly bool isOpenAi;

    public CompatibleModel(IOptions<OpenAiOptions> options, TimeProvider time)
    {
        var set = options.Value;
        var address = set.Address ?? OpenAi;
        this.time = time;
        timeout = set.Timeout;
        isOpenAi = address.Host == OpenAi.Host;
        service = isOpenAi ? "OpenAI" : $"The model server at {address.Host}";
        Name = set.Model;
        Price = set is { InputPrice: { } input, OutputPrice: { } output } ? new((decimal)input, (decimal)output) : null;
        http = new HttpClient(new ModelHttpHandler(service, time)) { Timeout = Timeout.InfiniteTimeSpan };
        client = new ChatClient(
            set.Model,
            // Servers without keys ignore it, and the SDK insists on one.
            new ApiKeyCredential(set.ApiKey ?? "none"),
            new OpenAIClientOptions
            {
                Endpoint = address,
                Transport = new HttpClientPipelineTransport(http),
                RetryPolicy = new ClientRetryPolicy(maxRetries: 0),
                NetworkTimeout = Timeout.InfiniteTimeSpan,
                EnableDistributedTracing = false,
                ClientLoggingOptions = new ClientLoggingOptions { EnableLogging = false },
            }
        );
    }

    public string Name { get; }

    public bool IsLanguageModel => true;

    public ModelPrice? Price { get; }

    public Task<ModelAnswer> CompleteAsync(ModelRequest request, CancellationToken cancellation) =>
        ModelCall.RunAsync(service, timeout, time, token => AskAsync(request, token), cancellation);

    public void Dispose() => http.Dispose();

    private async Task<ModelAnswer> AskAsync(ModelRequest request, CancellationToken cancellation)
    {
        ChatMessage[] messages = [new SystemChatMessage(request.Instructions), new UserChatMessage(request.Prompt)];
        ChatCompletion answer = await client.CompleteChatAsync(messages, Limits(request), cancellation);
        if (answer.Refusal is { Length: > 0 } || answer.FinishReason == ChatFinishReason.ContentFilter)
        {
            throw new ModelException(ModelFailure.Refused, $"{service} declined to answer.");
        }

        var text = string.Concat(answer.Content.Select(part => part.Text));
        return string.IsNullOrWhiteSpace(text)
            ? throw new ModelException(ModelFailure.Garbage, $"{service} answered nothing.")
            : new(
                text,
                string.IsNullOrEmpty(answer.Model) ? Name : answer.Model,
                answer.Usage?.InputTokenCount,
                answer.Usage?.OutputTokenCount,
                answer.FinishReason != ChatFinishReason.Length
            );
    }

    private ChatCompletionOptions Limits(ModelRequest request)
    {
        if (isOpenAi)
        {
            return new() { MaxOutputTokenCount = request.MaxOutputTokens };
        }

        // The SDK writes max_completion_tokens, which Ollama and older vLLM do not know and would ignore.
        var limits = new ChatCompletionOptions();
#pragma warning disable SCME0001 // JsonPatch is the SDK's only way to a member that it does not model.
        limits.Patch.Set("$.max_tokens"u8, request.MaxOutputTokens);
#pragma warning restore SCME0001
        return limits;
    }
}

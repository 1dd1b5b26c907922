using System.Net;
using System.Net.Sockets;
using Guildhall.Core.Ports;
using Guildhall.Tests.Kit;
using Guildhall.Tests.Simulator.Worlds;

namespace Guildhall.Tests.Host.Adapters;

/// <summary>What every model adapter owes its caller, whatever the wire: run for each by a class of its own.</summary>
public abstract class ModelAdapterTests : IAsyncLifetime
{
    private LocalWorlds? worlds;

    internal LocalWorlds Worlds => worlds ?? throw new InvalidOperationException();

    protected static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => worlds = await LocalWorlds.StartAsync();

    public async ValueTask DisposeAsync()
    {
        await Worlds.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task An_answer_brings_its_text_its_model_and_its_tokens()
    {
        var answer = await Model().CompleteAsync(Question(), Cancellation);

        Assert.Contains("## Executive Summary", answer.Text, StringComparison.Ordinal);
        Assert.Contains("4,200 holders", answer.Text, StringComparison.Ordinal);
        Assert.Equal(ModelName, answer.Model);
        Assert.True(answer.IsComplete);
        Assert.InRange(answer.InputTokens!.Value, 100, 2_000);
        Assert.InRange(answer.OutputTokens!.Value, 20, 2_000);
    }

    [Fact]
    public async Task The_model_receives_instructions_prompt_and_limit_as_they_are()
    {
        var question = Question() with { Prompt = "$& 'q' \"x\" 😀 漢字\r\n\t</document> \\u0041" };

        await Model().CompleteAsync(question, Cancellation);

        var received = Assert.Single(await Worlds.PromptsAsync())!;
        Assert.Equal(question.Instructions, received["system"]!.GetValue<string>());
        Assert.Equal(question.Prompt, received["prompt"]!.GetValue<string>());
        Assert.Equal(question.MaxOutputTokens, received["maxTokens"]!.GetValue<int>());
        Assert.Equal(ModelName, received["model"]!.GetValue<string>());
    }

    [Theory]
    [InlineData(500, ModelFailure.Unavailable)]
    [InlineData(502, ModelFailure.Unavailable)]
    [InlineData(503, ModelFailure.Unavailable)]
    [InlineData(529, ModelFailure.Unavailable)]
    [InlineData(408, ModelFailure.Unavailable)]
    [InlineData(429, ModelFailure.RateLimited)]
    [InlineData(400, ModelFailure.Misconfigured)]
    [InlineData(401, ModelFailure.Misconfigured)]
    [InlineData(403, ModelFailure.Misconfigured)]
    [InlineData(404, ModelFailure.Misconfigured)]
    [InlineData(413, ModelFailure.Misconfigured)]
    public async Task A_status_says_whether_another_try_can_help(int status, ModelFailure kind)
    {
        await Worlds.SetModelsAsync($$"""{"mode":"error","status":{{status}},"text":"key sk-secret-1 is wrong"}""");

        var failure = await FailAsync(Model());

        Assert.Equal(kind, failure.Kind);
        Assert.DoesNotContain("sk-secret", failure.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_failed_call_is_not_repeated_by_the_adapter()
    {
        await Worlds.SetModelsAsync("""{"mode":"error","status":503}""");

        await FailAsync(Model());

        Assert.Single(await Worlds.PromptsAsync());
    }

    [Fact]
    public async Task A_429_brings_the_wait_that_the_service_asks_for()
    {
        Worlds.Fault("models", status: 429, retryAfter: 17);

        var failure = await FailAsync(Model());

        Assert.Equal(ModelFailure.RateLimited, failure.Kind);
        Assert.Equal(TimeSpan.FromSeconds(17), failure.RetryAfter);
    }

    [Fact]
    public async Task A_refusal_is_told_apart_from_an_answer()
    {
        await Worlds.SetModelsAsync("""{"mode":"refusal"}""");

        Assert.Equal(ModelFailure.Refused, (await FailAsync(Model())).Kind);
    }

    [Fact]
    public async Task Garbage_is_told_apart_from_an_answer()
    {
        await Worlds.SetModelsAsync("""{"mode":"garbage"}""");

        Assert.Equal(ModelFailure.Garbage, (await FailAsync(Model())).Kind);
    }

    [Fact]
    public async Task An_empty_answer_is_garbage()
    {
        await Worlds.SetModelsAsync("""{"mode":"script","text":"  \n "}""");

        Assert.Equal(ModelFailure.Garbage, (await FailAsync(Model())).Kind);
    }

    [Fact]
    public async Task A_truncated_answer_says_so()
    {
        await Worlds.SetModelsAsync("""{"mode":"truncated"}""");

        var answer = await Model().CompleteAsync(Question(), Cancellation);

        Assert.False(answer.IsComplete);
        Assert.NotEmpty(answer.Text);
    }

    [Fact]
    public async Task A_dropped_connection_is_worth_another_try()
    {
        Worlds.Fault("models", drop: true);

        Assert.Equal(ModelFailure.Unavailable, (await FailAsync(Model())).Kind);
    }

    [Fact]
    public async Task An_unreachable_service_is_worth_another_try()
    {
        // A port that is taken, so that nobody else answers there, and at which nobody listens.
        using var silent = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        silent.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        var port = ((IPEndPoint)silent.LocalEndPoint!).Port;
        var model = Create(new Uri($"http://127.0.0.1:{port}/"), "key", ModelName, TimeProvider.System);

        Assert.Equal(ModelFailure.Unavailable, (await FailAsync(model)).Kind);
    }

    [Fact]
    public async Task Silence_ends_at_the_deadline_and_is_worth_another_try()
    {
        await Worlds.SetModelsAsync("""{"mode":"timeout"}""");
        var time = new ManualTime();
        var call = Create(Base, "key", ModelName, time).CompleteAsync(Question(), Cancellation);
        await ReceivedAsync(call);

        time.Advance(TimeSpan.FromMinutes(3));

        var failure = await Assert.ThrowsAsync<ModelException>(() => call);
        Assert.Equal(ModelFailure.Unavailable, failure.Kind);
        Assert.Contains("within 120 s", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_callers_cancellation_stays_a_cancellation()
    {
        await Worlds.SetModelsAsync("""{"mode":"timeout"}""");
        using var caller = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        var call = Model().CompleteAsync(Question(), caller.Token);
        await ReceivedAsync(call);

        await caller.CancelAsync();

        var cancelled = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
        Assert.Equal(caller.Token, cancelled.CancellationToken);
    }

    [Fact]
    public async Task A_wrong_key_is_named_and_never_shown()
    {
        var failure = await FailAsync(Create(Base, "invalid-key-7731", ModelName, TimeProvider.System));

        Assert.Equal(ModelFailure.Misconfigured, failure.Kind);
        Assert.Contains("key", failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("7731", failure.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unknown_model_is_named_as_a_setting()
    {
        var failure = await FailAsync(Create(Base, "key", "no-such-model", TimeProvider.System));

        Assert.Equal(ModelFailure.Misconfigured, failure.Kind);
        Assert.Contains("404", failure.Message, StringComparison.Ordinal);
    }

    private protected abstract Uri Base { get; }

    private protected abstract string ModelName { get; }

    private protected abstract ILanguageModel Create(Uri address, string key, string model, TimeProvider time);

    private protected ILanguageModel Model() => Create(Base, "key", ModelName, TimeProvider.System);

    private protected static ModelRequest Question() =>
        new()
        {
            Instructions = PromptSample.Instructions,
            Prompt = PromptSample.Vault,
            MaxOutputTokens = 2_000,
        };

    private static Task<ModelException> FailAsync(ILanguageModel model) =>
        Assert.ThrowsAsync<ModelException>(() => model.CompleteAsync(Question(), Cancellation));

    private async Task ReceivedAsync(Task call)
    {
        while ((await Worlds.PromptsAsync()).Count == 0 && !call.IsCompleted)
        {
            await Task.Yield();
        }
    }
}

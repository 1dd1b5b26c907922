using Guildhall.Core.Commands;
using Guildhall.Discord.Interactions;
using Guildhall.Discord.Model;

namespace Guildhall.Tests.Core.Commands;

/// <summary>Discord as the router sees it: keeps what came, refuses what it is told to.</summary>
internal sealed class ScriptedAnswers : IInteractionAnswers
{
    private readonly Lock gate = new();
    private readonly List<Answered> all = [];
    private readonly List<(int Count, TaskCompletionSource Reached)> waits = [];

    /// <summary>Asked before each call with its kind; throws what it gives.</summary>
    public Func<string, Exception?> Fail { get; set; } = _ => null;

    public IReadOnlyList<Answered> All
    {
        get
        {
            lock (gate)
            {
                return [.. all];
            }
        }
    }

    public async Task WaitForAsync(int count, CancellationToken cancellation)
    {
        var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (gate)
        {
            if (all.Count >= count)
            {
                return;
            }

            waits.Add((count, reached));
        }

        await reached.Task.WaitAsync(cancellation);
    }

    public Task RespondAsync(Interaction interaction, InteractionResponse response, CancellationToken cancellation) =>
        Keep(new(response.Type.ToString(), interaction, response.Message) { Response = response });

    public Task EditOriginalAsync(Interaction interaction, MessagePayload changes, CancellationToken cancellation) =>
        Keep(new("Edit", interaction, changes));

    public Task DeleteOriginalAsync(Interaction interaction, CancellationToken cancellation) =>
        Keep(new("Delete", interaction, null));

    public Task FollowUpAsync(Interaction interaction, MessagePayload payload, CancellationToken cancellation) =>
        Keep(new("FollowUp", interaction, payload));

    private Task Keep(Answered answered)
    {
        if (Fail(answered.Kind) is { } exception)
        {
            return Task.FromException(exception);
        }

        lock (gate)
        {
            all.Add(answered);
            waits.FindAll(w => all.Count >= w.Count).ForEach(w => w.Reached.TrySetResult());
        }

        return Task.CompletedTask;
    }
}

internal sealed record Answered(string Kind, Interaction Interaction, MessagePayload? Message)
{
    public InteractionResponse? Response { get; init; }

    public string Text => Message?.Content ?? "";

    public bool IsEphemeral => Message?.IsEphemeral ?? false;
}

using Guildhall.Discord.Model;
using Guildhall.Discord.Rest;

namespace Guildhall.Discord.Interactions;

/// <summary>
/// Answers one interaction and keeps Discord's rules: one first answer within 3 s, what follows within 15 min.
/// A second first answer is an error here, before Discord is asked. Safe for the handler and a timer that defers for it.
/// </summary>
public sealed class InteractionResponder(DiscordRest rest, Interaction interaction, TimeProvider time)
{
    private static readonly TimeSpan firstAnswerWithin = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan tokenValid = TimeSpan.FromMinutes(15);

    private readonly Lock gate = new();
    private InteractionState state;
    private TaskCompletionSource firstAnswer = new();

    public Interaction Interaction => interaction;

    public InteractionState State
    {
        get
        {
            lock (gate)
            {
                return state;
            }
        }
    }

    /// <summary>"Thinking". The final answer will be as visible as decided here.</summary>
    /// <exception cref="InteractionStateException">Answered already, or later than 3 s.</exception>
    /// <exception cref="DiscordApiException">Discord refused.</exception>
    public Task DeferAsync(bool ephemeral, CancellationToken cancellation) =>
        AnswerAsync(InteractionResponse.Deferred(ephemeral), InteractionState.Deferred, cancellation);

    /// <summary>Components: accepts the click without a visible change; <see cref="EditOriginalAsync"/> may follow.</summary>
    public Task DeferUpdateAsync(CancellationToken cancellation) =>
        AnswerAsync(InteractionResponse.DeferredUpdate, InteractionState.Deferred, cancellation);

    public Task ReplyAsync(MessagePayload message, CancellationToken cancellation) =>
        AnswerAsync(InteractionResponse.Reply(message), InteractionState.Answered, cancellation);

    /// <summary>Components: changes the message that they stand on.</summary>
    public Task UpdateAsync(MessagePayload message, CancellationToken cancellation) =>
        AnswerAsync(InteractionResponse.Update(message), InteractionState.Answered, cancellation);

    public Task AutocompleteAsync(IReadOnlyList<CommandChoice> choices, CancellationToken cancellation) =>
        AnswerAsync(InteractionResponse.Autocomplete(choices), InteractionState.Answered, cancellation);

    public Task ModalAsync(Modal modal, CancellationToken cancellation) =>
        AnswerAsync(InteractionResponse.Open(modal), InteractionState.Answered, cancellation);

    /// <summary>Defers unless something was answered already; false where it was. For the timer beside a handler.</summary>
    public async Task<bool> TryDeferAsync(bool ephemeral, CancellationToken cancellation)
    {
        if (!TryClaim())
        {
            return false;
        }

        await SendFirstAsync(InteractionResponse.Deferred(ephemeral), InteractionState.Deferred, cancellation)
            .ConfigureAwait(false);
        return true;
    }

    /// <summary>The final message, however far the interaction is: the first answer, the deferred one, or a follow-up.
    /// Waits for a deferral that is on its way.</summary>
    public async Task CompleteAsync(MessagePayload message, CancellationToken cancellation)
    {
        while (!TryClaim())
        {
            await FirstAnswer().WaitAsync(cancellation).ConfigureAwait(false);
            switch (State)
            {
                case InteractionState.Deferred:
                    await EditOriginalAsync(message, cancellation).ConfigureAwait(false);
                    return;
                case InteractionState.Answered:
                    await FollowUpAsync(message, cancellation).ConfigureAwait(false);
                    return;
            }
        }

        await SendFirstAsync(InteractionResponse.Reply(message), InteractionState.Answered, cancellation)
            .ConfigureAwait(false);
    }

    /// <summary>Completes a deferred answer, or changes a given one. Its visibility stays as it was decided.</summary>
    /// <exception cref="InteractionStateException">Nothing was answered yet, or the 15 min are over.</exception>
    public async Task<Message> EditOriginalAsync(MessagePayload changes, CancellationToken cancellation)
    {
        RequireAnswered();
        // Discord refuses the flag on an edit.
        var accepted = changes with
        {
            IsEphemeral = false,
        };
        var message = await rest.EditOriginalResponseAsync(interaction, accepted, cancellation).ConfigureAwait(false);
        lock (gate)
        {
            state = InteractionState.Answered;
        }

        return message;
    }

    public Task<Message> GetOriginalAsync(CancellationToken cancellation)
    {
        RequireAnswered();
        return rest.GetOriginalResponseAsync(interaction, cancellation);
    }

    public Task DeleteOriginalAsync(CancellationToken cancellation)
    {
        RequireAnswered();
        return rest.DeleteOriginalResponseAsync(interaction, cancellation);
    }

    /// <summary>Another message. After a deferral, edit the original first: Discord would take this one for it.</summary>
    public Task<Message> FollowUpAsync(MessagePayload message, CancellationToken cancellation)
    {
        RequireAnswered();
        return rest.CreateFollowUpAsync(interaction, message, cancellation);
    }

    private async Task AnswerAsync(InteractionResponse response, InteractionState then, CancellationToken cancellation)
    {
        if (!TryClaim())
        {
            throw new InteractionStateException("The interaction was answered already.");
        }

        await SendFirstAsync(response, then, cancellation).ConfigureAwait(false);
    }

    private async Task SendFirstAsync(
        InteractionResponse response,
        InteractionState then,
        CancellationToken cancellation
    )
    {
        try
        {
            if (time.GetUtcNow() - interaction.CreatedAt > firstAnswerWithin)
            {
                throw new InteractionStateException("The interaction is older than 3 s; Discord no longer knows it.");
            }

            await rest.CreateInteractionResponseAsync(interaction, response, cancellation).ConfigureAwait(false);
            Enter(then);
        }
        catch (DiscordApiException exception) when (exception.Code == DiscordErrorCodes.AlreadyAcknowledged)
        {
            // Another process answered: what follows is possible, a first answer is not.
            Enter(InteractionState.Answered);
            throw;
        }
        catch
        {
            // Not known to be answered: a refused payload may be replaced by an apology.
            Enter(InteractionState.None);
            throw;
        }
    }

    private bool TryClaim()
    {
        lock (gate)
        {
            if (state != InteractionState.None)
            {
                return false;
            }

            state = InteractionState.Answering;
            firstAnswer = new(TaskCreationOptions.RunContinuationsAsynchronously);
            return true;
        }
    }

    private void Enter(InteractionState next)
    {
        lock (gate)
        {
            state = next;
            firstAnswer.TrySetResult();
        }
    }

    private Task FirstAnswer()
    {
        lock (gate)
        {
            return firstAnswer.Task;
        }
    }

    private void RequireAnswered()
    {
        if (State is InteractionState.None or InteractionState.Answering)
        {
            throw new InteractionStateException("The interaction has no first answer yet.");
        }

        if (time.GetUtcNow() - interaction.CreatedAt >= tokenValid)
        {
            throw new InteractionStateException("The interaction is older than 15 min; its token has ended.");
        }
    }
}

public enum InteractionState
{
    None,

    /// <summary>The first answer is on its way.</summary>
    Answering,
    Deferred,
    Answered,
}

/// <summary>An answer that Discord would refuse, refused here.</summary>
public sealed class InteractionStateException(string message) : InvalidOperationException(message);

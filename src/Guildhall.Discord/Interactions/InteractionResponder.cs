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

    // The local clock may be wrong by some seconds; what passed since the interaction came here is certain.
    private static readonly TimeSpan clockTolerance = TimeSpan.FromSeconds(30);

    private readonly long received = time.GetTimestamp();
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

    /// <exception cref="InteractionStateException">Answered already, later than 3 s, or not a kind that a reply fits.</exception>
    public Task ReplyAsync(MessagePayload message, CancellationToken cancellation) =>
        AnswerAsync(InteractionResponse.Reply(message), InteractionState.Answered, cancellation);

    /// <summary>Components: changes the message that they stand on.</summary>
    public Task UpdateAsync(MessagePayload message, CancellationToken cancellation) =>
        AnswerAsync(InteractionResponse.Update(message), InteractionState.Answered, cancellation);

    /// <summary>As <see cref="ReplyAsync"/>, giving the message as Discord made it.</summary>
    public async Task<Message> ReplyWithMessageAsync(MessagePayload message, CancellationToken cancellation)
    {
        Message? made = null;
        await AnswerAsync(
                InteractionResponse.Reply(message),
                InteractionState.Answered,
                async (response, within) =>
                    made = await rest.CreateInteractionResponseWithMessageAsync(
                            interaction,
                            response,
                            within,
                            cancellation
                        )
                        .ConfigureAwait(false)
            )
            .ConfigureAwait(false);
        return made ?? await GetOriginalAsync(cancellation).ConfigureAwait(false);
    }

    /// <summary>Answers Discord's test whether anyone is there. Only where interactions come over HTTP.</summary>
    public Task PongAsync(CancellationToken cancellation) =>
        AnswerAsync(InteractionResponse.Pong, InteractionState.Answered, cancellation);

    public Task LaunchActivityAsync(CancellationToken cancellation) =>
        AnswerAsync(InteractionResponse.LaunchActivity, InteractionState.Answered, cancellation);

    /// <summary>Up to 25 choices; the rest is cut off.</summary>
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

        await SendFirstAsync(InteractionResponse.Deferred(ephemeral), InteractionState.Deferred, By(cancellation))
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

        await SendFirstAsync(InteractionResponse.Reply(message), InteractionState.Answered, By(cancellation))
            .ConfigureAwait(false);
    }

    /// <summary>Completes a deferred answer, or changes a given one. Its visibility stays as it was decided.</summary>
    /// <exception cref="InteractionStateException">Nothing was answered yet, or the 15 min are over.</exception>
    public async Task<Message> EditOriginalAsync(MessagePayload changes, CancellationToken cancellation)
    {
        RequireAnswered();
        // Discord refuses the flag on an edit; the others it takes.
        var accepted = changes.Flags is null or MessageFlags.Ephemeral
            ? changes with
            {
                Flags = null,
            }
            : changes with
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

    public Task<Message> EditFollowUpAsync(
        Snowflake<Message> message,
        MessagePayload changes,
        CancellationToken cancellation
    )
    {
        RequireAnswered();
        return rest.EditFollowUpAsync(interaction, message, changes, cancellation);
    }

    public Task DeleteFollowUpAsync(Snowflake<Message> message, CancellationToken cancellation)
    {
        RequireAnswered();
        return rest.DeleteFollowUpAsync(interaction, message, cancellation);
    }

    private Task AnswerAsync(InteractionResponse response, InteractionState then, CancellationToken cancellation) =>
        AnswerAsync(response, then, By(cancellation));

    private async Task AnswerAsync(
        InteractionResponse response,
        InteractionState then,
        Func<InteractionResponse, TimeSpan, Task> send
    )
    {
        RequireFitting(response.Type);
        if (!TryClaim())
        {
            throw new InteractionStateException("The interaction was answered already.");
        }

        await SendFirstAsync(response, then, send).ConfigureAwait(false);
    }

    private Func<InteractionResponse, TimeSpan, Task> By(CancellationToken cancellation) =>
        (response, within) => rest.CreateInteractionResponseAsync(interaction, response, within, cancellation);

    private async Task SendFirstAsync(
        InteractionResponse response,
        InteractionState then,
        Func<InteractionResponse, TimeSpan, Task> send
    )
    {
        try
        {
            var left = firstAnswerWithin - time.GetElapsedTime(received);
            if (left < TimeSpan.Zero || IsOlderThan(firstAnswerWithin + clockTolerance))
            {
                throw new InteractionStateException("The interaction is older than 3 s; Discord no longer knows it.");
            }

            await send(response, left).ConfigureAwait(false);
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

    // By the local clock, which may be wrong.
    private bool IsOlderThan(TimeSpan age) => time.GetUtcNow() - interaction.CreatedAt > age;

    // Kinds unknown here take whatever answer.
    private void RequireFitting(InteractionResponseType answer)
    {
        var isFitting = (interaction.Type, answer) switch
        {
            (InteractionType.Ping, var type) => type == InteractionResponseType.Pong,
            (InteractionType.Autocomplete, var type) => type == InteractionResponseType.AutocompleteResult,
            (_, InteractionResponseType.Pong or InteractionResponseType.AutocompleteResult) => false,
            (InteractionType.ModalSubmit, InteractionResponseType.Modal) => false,
            (
                InteractionType.ApplicationCommand,
                InteractionResponseType.UpdateMessage
                    or InteractionResponseType.DeferredUpdateMessage
            ) => false,
            _ => true,
        };
        if (!isFitting)
        {
            throw new InteractionStateException($"{answer} does not answer {interaction.Type}.");
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

        if (time.GetElapsedTime(received) >= tokenValid || IsOlderThan(tokenValid + clockTolerance))
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

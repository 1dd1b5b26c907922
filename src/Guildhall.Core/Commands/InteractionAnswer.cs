using Guildhall.Discord.Interactions;

namespace Guildhall.Core.Commands;

/// <summary>
/// The one answer to an interaction: nothing yet, then deferred or answered. Deferral by the handler, deferral by the
/// router's clock and the final answer may come from three tasks; they take turns here.
/// </summary>
internal sealed class InteractionAnswer(
    Interaction interaction,
    IInteractionAnswers answers,
    bool isEphemeral,
    bool updatesMessage
) : IDisposable
{
    private readonly SemaphoreSlim turn = new(1, 1);
    private State state;

    private enum State
    {
        None,
        Deferred,
        Answered,
    }

    /// <summary>Tells Discord that the answer takes longer; true where this call did it.</summary>
    public async Task<bool> DeferAsync(CancellationToken cancellation)
    {
        await turn.WaitAsync(cancellation);
        try
        {
            if (state != State.None)
            {
                return false;
            }

            var response = updatesMessage
                ? InteractionResponse.DeferredUpdate
                : InteractionResponse.Deferred(isEphemeral);
            await answers.RespondAsync(interaction, response, cancellation);
            state = State.Deferred;
            return true;
        }
        finally
        {
            turn.Release();
        }
    }

    /// <exception cref="InvalidOperationException">A form after the answer was deferred.</exception>
    public async Task SendAsync(Reply reply, CancellationToken cancellation)
    {
        if (reply.IsDeferred)
        {
            await DeferAsync(cancellation);
            return;
        }

        await turn.WaitAsync(cancellation);
        try
        {
            await (state == State.None ? AnswerAsync(reply, cancellation) : CompleteAsync(reply, cancellation));
            state = State.Answered;
        }
        finally
        {
            turn.Release();
        }
    }

    public void Dispose() => turn.Dispose();

    private Task AnswerAsync(Reply reply, CancellationToken cancellation)
    {
        if (reply.Modal is { } modal)
        {
            return answers.RespondAsync(interaction, InteractionResponse.Open(modal), cancellation);
        }

        // An answer for one pair of eyes cannot change a message that everybody sees.
        var response =
            updatesMessage && !reply.Ephemeral
                ? InteractionResponse.Update(reply.ToPayload(clears: true))
                : InteractionResponse.Reply(
                    reply.ToPayload(clears: false) with
                    {
                        IsEphemeral = reply.Ephemeral || isEphemeral,
                    }
                );
        return answers.RespondAsync(interaction, response, cancellation);
    }

    private async Task CompleteAsync(Reply reply, CancellationToken cancellation)
    {
        if (reply.Modal is not null)
        {
            throw new InvalidOperationException(
                "A form can only be the first answer; this one came after the deferral."
            );
        }

        var isHidden = reply.Ephemeral && !isEphemeral;
        if (!isHidden)
        {
            await answers.EditOriginalAsync(interaction, reply.ToPayload(clears: updatesMessage), cancellation);
            return;
        }

        // "Thinking…" was public and stays so when edited: it goes away, and the answer comes as a message of its own.
        if (!updatesMessage)
        {
            await answers.DeleteOriginalAsync(interaction, cancellation);
        }

        await answers.FollowUpAsync(
            interaction,
            reply.ToPayload(clears: false) with
            {
                IsEphemeral = true,
            },
            cancellation
        );
    }
}

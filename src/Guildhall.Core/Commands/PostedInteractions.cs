using Guildhall.Discord.Interactions;

namespace Guildhall.Core.Commands;

/// <summary>
/// Interactions that Discord posts in place of sending them over the gateway: the same router runs them, and their first
/// answer is handed back for the response.
/// </summary>
public sealed class PostedInteractions
{
    private readonly CommandRouter router;
    private readonly PostedAnswers answers;

    internal PostedInteractions(CommandRouter router, PostedAnswers answers) =>
        (this.router, this.answers) = (router, answers);

    /// <summary>Waits for the first answer, at most until the router would defer.</summary>
    public async Task<PostedAnswer> RunAsync(Interaction interaction, CancellationToken cancellation)
    {
        var posted = new PostedAnswer();
        if (!answers.TryOpen(interaction, posted))
        {
            return posted;
        }

        try
        {
            if (router.TryAccept(interaction) is not { } arrival)
            {
                return new() { IsAccepted = false };
            }

            await Task.WhenAny(posted.Given, arrival.Ended.Task).WaitAsync(cancellation);
            return posted;
        }
        catch (OperationCanceledException)
        {
            posted.End(false);
            throw;
        }
        finally
        {
            answers.Close(interaction);
        }
    }
}

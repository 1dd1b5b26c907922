using Guildhall.Aegis.Actions;
using Guildhall.Aegis.Cases;
using Guildhall.Core.Jobs;
using Guildhall.Discord.Model;
using Guildhall.Discord.Rest;

namespace Guildhall.Aegis.AutoMod.Live.Votes;

/// <summary>One message for each vote, edited as it changes.</summary>
internal sealed class ShowVote(
    VoteBook votes,
    VoteText text,
    GuildProblems problems,
    MessageTurns turns,
    DiscordRest rest
) : IJobHandler<ShowVoteJob>
{
    private static readonly TimeSpan untilPosted = TimeSpan.FromMilliseconds(300);

    /// <exception cref="JobDelayedException">It is being posted, or edited.</exception>
    public async Task HandleAsync(ShowVoteJob job, JobRun run, CancellationToken cancellation)
    {
        await using var held = await turns.TakeAsync($"vote:{job.Guild}:{job.Id}", run, cancellation);
        if (
            await votes.FindAsync(job.Guild, job.Id, cancellation) is not { PostedChannelId: { } channel } vote
            || vote.ShownVersion >= vote.Version
        )
        {
            return;
        }

        if (vote.PostedMessageId is null && job.Hit is null)
        {
            throw new JobDelayedException(untilPosted, "It is being posted.");
        }

        var ballots = await votes.BallotsAsync(vote, cancellation);
        try
        {
            var shown = vote.PostedMessageId is { } known
                ? await EditAsync(vote, channel, known, ballots, cancellation)
                : await rest.CreateMessageAsync(
                    channel,
                    text.Of(vote, ballots, job.Hit, null) with
                    {
                        Nonce = CaseText.Cut($"av{vote.VoteId}", 25),
                        EnforceNonce = true,
                    },
                    cancellation
                );
            await votes.ShownAsync(vote, shown.Id, cancellation);
        }
        catch (DiscordApiException exception) when (!exception.IsTransient)
        {
            var why =
                $"I cannot show a vote of AutoMod in <#{channel}>: the channel or the message is gone, or closed to me.";
            await problems.RaiseAsync(job.Guild, HitAlerts.Problem, channel.ToString(), why, cancellation);
        }
    }

    private async Task<Message> EditAsync(
        Vote vote,
        Snowflake<Channel> channel,
        Snowflake<Message> known,
        IReadOnlyList<Ballot> ballots,
        CancellationToken cancellation
    )
    {
        var there = await rest.GetMessageAsync(channel, known, cancellation);
        return await rest.EditMessageAsync(channel, known, text.Of(vote, ballots, null, there), cancellation);
    }
}

internal sealed class ExpireVote(VoteBook votes) : IJobHandler<ExpireVoteJob>
{
    public Task HandleAsync(ExpireVoteJob job, JobRun run, CancellationToken cancellation) =>
        votes.ExpireAsync(job.Guild, job.Id, cancellation);
}

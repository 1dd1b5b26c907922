using System.Net;
using Guildhall.Aegis.Actions;
using Guildhall.Aegis.Cases;
using Guildhall.Aegis.Settings;
using Guildhall.Core.Jobs;
using Guildhall.Core.Storage;
using Guildhall.Discord.Model;
using Guildhall.Discord.Rest;

namespace Guildhall.Aegis.Appeals;

/// <summary>One message to staff for each appeal, edited as it changes. A channel that is gone is a problem to be shown;
/// the appeal is in <c>/appeal list</c> all the same.</summary>
internal sealed class PostAppeal(
    Db db,
    AppealBook book,
    CaseBook cases,
    GuildSettingsBook settings,
    GuildProblems problems,
    AppealMessage message,
    MessageTurns turns,
    DiscordRest rest
) : IJobHandler<PostAppealJob>
{
    private const int Rounds = 6;
    private const string Problem = "appeals";

    private readonly DiscordRest rest = rest.With(RestPriority.Log);

    /// <exception cref="JobDelayedException">The appeal's message is being written this moment.</exception>
    public async Task HandleAsync(PostAppealJob job, JobRun run, CancellationToken cancellation)
    {
        await using var held = await turns.TakeAsync($"appeal:{job.Guild}:{job.Number}", run, cancellation);
        // Again where it was changed while its message was written: the last edit shows the last state.
        for (var round = 0; round < Rounds; round++)
        {
            var guild = (await settings.GetAsync(job.Guild, cancellation)).Appeals;
            var appeal = await book.FindAsync(job.Guild, job.Number, cancellation);
            if (appeal is null || appeal.ShownVersion >= appeal.Version || guild.Channel is not { } channel)
            {
                return;
            }

            if (!await TryShowAsync(appeal, channel, guild.Votes, cancellation))
            {
                return;
            }
        }
    }

    /// <summary>False where it cannot be shown now.</summary>
    private async Task<bool> TryShowAsync(
        Appeal appeal,
        Snowflake<Channel> channel,
        int required,
        CancellationToken cancellation
    )
    {
        var row = await cases.FindAsync(new(appeal.GuildId, appeal.CaseNumber), cancellation);
        var entries = await book.EntriesAsync(appeal, cancellation);
        var votes = await book.VotesAsync(appeal, cancellation);
        var payload = message.Of(appeal, row, entries, votes, required);
        try
        {
            var shown = appeal is { ChannelId: { } place, MessageId: { } known }
                ? await rest.EditMessageAsync(place, known, payload, cancellation)
                : await rest.CreateMessageAsync(channel, payload with { Nonce = NonceOf(appeal) }, cancellation);
            await RecordAsync(appeal, shown, cancellation);
            return true;
        }
        catch (DiscordApiException exception) when (IsGone(exception) && appeal.MessageId is { } lost)
        {
            var gone = new
            {
                Guild = appeal.GuildId,
                appeal.Number,
                Message = lost,
            };
            await db.WriteAsync(unit => unit.ExecuteAsync(AppealSql.Unshown, gone), cancellation);
            return true;
        }
        catch (DiscordApiException exception)
            when (exception.Status is HttpStatusCode.NotFound or HttpStatusCode.Forbidden)
        {
            await problems.RaiseAsync(
                appeal.GuildId,
                Problem,
                channel.ToString(),
                $"The appeals channel <#{channel}> is gone, or I may not write there. Set another with /settings, or let me "
                    + "view it, send messages and embed links; `/appeal list` shows what waits.",
                cancellation
            );
            return false;
        }
    }

    private Task RecordAsync(Appeal appeal, Message shown, CancellationToken cancellation)
    {
        var record = new
        {
            Guild = appeal.GuildId,
            appeal.Number,
            Channel = shown.ChannelId,
            Message = shown.Id,
            appeal.Version,
        };
        return db.WriteAsync(
            async unit =>
            {
                await unit.ExecuteAsync(AppealSql.Shown, record);
                await GuildProblems.ResolveAsync(unit, appeal.GuildId, Problem);
            },
            cancellation
        );
    }

    private static bool IsGone(DiscordApiException exception) =>
        exception.Code is DiscordErrorCodes.UnknownMessage or DiscordErrorCodes.UnknownChannel;

    private static string NonceOf(Appeal appeal) =>
        CaseText.Cut($"ap{appeal.Number}.{appeal.GuildId.Value % 1_000_000_000_000}", 25);
}

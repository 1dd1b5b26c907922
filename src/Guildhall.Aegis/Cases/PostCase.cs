using System.Security.Cryptography;
using System.Text;
using Guildhall.Aegis.Actions;
using Guildhall.Aegis.Settings;
using Guildhall.Core.Jobs;
using Guildhall.Core.Storage;
using Guildhall.Discord.Model;
using Guildhall.Discord.Rest;

namespace Guildhall.Aegis.Cases;

/// <summary>Posts a case's message in the mod-log, or edits it: one message for each case. A channel that is gone is a
/// problem to be shown, never a lost case.</summary>
internal sealed class PostCase(
    Db db,
    CaseBook book,
    GuildSettingsBook settings,
    GuildProblems problems,
    CaseButtons buttons,
    CaseNames names,
    DiscordRest rest,
    MessageTurns turns,
    AegisMetrics metrics
) : IJobHandler<PostCaseJob>
{
    private const int Rounds = 6;

    private readonly DiscordRest rest = rest.With(RestPriority.Log);

    /// <exception cref="JobDelayedException">The case's message is being written this moment.</exception>
    public async Task HandleAsync(PostCaseJob job, JobRun run, CancellationToken cancellation)
    {
        await using var held = await turns.TakeAsync($"log:{job.Guild}:{job.Number}", run, cancellation);
        await PostAsync(job, cancellation);
    }

    private async Task PostAsync(PostCaseJob job, CancellationToken cancellation)
    {
        // Again where the case was changed while its message was written: the last edit shows the last state.
        for (var round = 0; round < Rounds; round++)
        {
            var row = await book.FindAsync(new(job.Guild, job.Number), cancellation);
            var guild = await settings.GetAsync(job.Guild, cancellation);
            if (row is null)
            {
                return;
            }

            var named = await names.CompleteAsync(row, cancellation);
            if (guild.ModLog.Channel is not { } channel || !IsDue(row, guild.ModLog))
            {
                return;
            }

            if (!await TryPostAsync(named, channel, guild.ModLog, cancellation))
            {
                return;
            }
        }
    }

    // A mass action has one message for all its cases, and more only where the guild asks for them.
    private static bool IsDue(Case row, ModLogSettings log) =>
        row.Execution != Execution.Pending
        && (row.Batch is null || (log.BatchCases && row.Source != CaseSource.Import))
        && row.LogVersion < row.Version
        && (row.Kind != CaseKind.Note || log.Notes);

    /// <summary>False where it cannot be posted now.</summary>
    private async Task<bool> TryPostAsync(
        Case row,
        Snowflake<Channel> channel,
        ModLogSettings log,
        CancellationToken cancellation
    )
    {
        try
        {
            var posted = await PostAsync(row, channel, log, cancellation);
            await db.WriteAsync(unit => RecordAsync(unit, row, posted), cancellation);
            metrics.Posted("posted");
            return true;
        }
        catch (DiscordApiException exception) when (row.LogMessageId is { } lost && IsGone(exception))
        {
            var gone = new
            {
                Guild = row.GuildId,
                row.Number,
                Message = lost,
            };
            await db.WriteAsync(unit => unit.ExecuteAsync(CaseSql.Unpost, gone), cancellation);
            return true;
        }
        catch (DiscordApiException exception) when (GuildProblems.IsClosed(exception))
        {
            if ((await settings.GetAsync(row.GuildId, cancellation)).ModLog.Channel != channel)
            {
                // It was set while we tried the old one: once more, and there is no problem any more.
                return true;
            }

            metrics.Posted("closed");
            await problems.RaiseModLogAsync(row.GuildId, channel, cancellation);
            return false;
        }
    }

    private async Task<Message> PostAsync(
        Case row,
        Snowflake<Channel> channel,
        ModLogSettings log,
        CancellationToken cancellation
    )
    {
        var key = new { Guild = row.GuildId, row.Number };
        var evidence = await db.QueryAsync<CaseEvidence>(EvidenceSql.OfCase, key, cancellation);
        var payload = CaseMessage.Of(row, evidence, buttons.OfLog(row));
        if (row is { LogChannelId: { } place, LogMessageId: { } message })
        {
            return await rest.EditMessageAsync(place, message, payload, cancellation);
        }

        if (AsksForReason(row, log))
        {
            payload = payload with
            {
                Content = $"<@{row.ActorId}>, why? Press **Reason** to say.",
                AllowedMentions = AllowedMentions.OfUsers(row.ActorId),
            };
        }

        return await rest.CreateMessageAsync(channel, payload with { Nonce = NonceOf(row, channel) }, cancellation);
    }

    private static bool AsksForReason(Case row, ModLogSettings log) =>
        log.AskForReason
        && row is { Source: CaseSource.AuditLog, IsDeleted: false, ActorId.IsEmpty: false, Kind: not CaseKind.Role }
        && string.IsNullOrWhiteSpace(row.Reason);

    private static async Task RecordAsync(Unit unit, Case row, Message posted)
    {
        await unit.ExecuteAsync(
            CaseSql.Posted,
            new
            {
                Guild = row.GuildId,
                row.Number,
                Channel = posted.ChannelId,
                Message = posted.Id,
                row.Version,
            }
        );
        await GuildProblems.ResolveModLogAsync(unit, row.GuildId);
    }

    private static bool IsGone(DiscordApiException exception) =>
        exception.Code
            is DiscordErrorCodes.UnknownMessage
                or DiscordErrorCodes.UnknownChannel
                or DiscordErrorCodes.MissingAccess;

    // Two jobs of one case, or one that died before it could tell: Discord makes one message of it.
    private static string NonceOf(Case row, Snowflake<Channel> channel) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"log:{row.Key}:{channel}:{row.LogVersion}")))[
            ..24
        ];
}

using Guildhall.Aegis.Raids.Holds;
using Guildhall.Aegis.Settings;
using Guildhall.Core.Commands;
using Guildhall.Discord.Model;
using Guildhall.Discord.Rest;
using Microsoft.Extensions.Logging;

namespace Guildhall.Aegis.Raids.Cleanup;

/// <summary>Tells whoever asked how far a cleanup is, and the mod-log once what it came to.</summary>
internal sealed partial class CleanupReports(
    CleanupBook book,
    CleanupText text,
    HoldBook holds,
    RaidBook raids,
    GuildSettingsBook settings,
    LateReplies replies,
    DiscordRest discord,
    TimeProvider time,
    ILogger<CleanupReports> log
)
{
    private static readonly TimeSpan margin = TimeSpan.FromSeconds(30);

    private readonly DiscordRest rest = discord.With(RestPriority.Log);

    public async Task ProgressAsync(
        RaidCleanup cleanup,
        string doing,
        InteractionReference? answer,
        Snowflake<Channel> channel,
        CancellationToken cancellation
    )
    {
        // Later it would be a message of its own each time.
        if (answer is not null && time.GetUtcNow() < answer.ExpiresAt - margin)
        {
            var tally = await book.CountAsync(cleanup, cancellation);
            await ReplyAsync(answer, channel, CleanupText.Progress(tally, doing), cancellation);
        }
    }

    public async Task BannedAsync(
        RaidCleanup cleanup,
        InteractionReference? answer,
        Snowflake<Channel> channel,
        CancellationToken cancellation
    )
    {
        var tally = await book.CountAsync(cleanup, cancellation);
        var done = text.Done(cleanup, tally);
        await SummariseAsync(cleanup, done, "", cancellation);
        await ReplyAsync(answer, channel, done, cancellation);
    }

    public async Task UnbannedAsync(
        RaidCleanup cleanup,
        string by,
        InteractionReference? answer,
        Snowflake<Channel> channel,
        CancellationToken cancellation
    )
    {
        var tally = await book.CountAsync(cleanup, cancellation);
        var undone = new Reply(CleanupText.Undone(by, tally));
        await SummariseAsync(cleanup, undone, "u", cancellation);
        await ReplyAsync(answer, channel, undone, cancellation);
    }

    private async Task SummariseAsync(RaidCleanup cleanup, Reply reply, string mark, CancellationToken cancellation)
    {
        if (cleanup.Raid is { } number && await raids.FindAsync(cleanup.GuildId, number, cancellation) is { } raid)
        {
            await holds.TellAsync(raid, cancellation);
        }

        var rules = await settings.GetAsync(cleanup.GuildId, cancellation);
        if ((rules.ModLog.Channel ?? rules.General.AlertChannel ?? rules.General.StaffChannel) is not { } place)
        {
            return;
        }

        // A run that was cut off after it posts the same once more: Discord makes one of them.
        var nonce = cleanup.Id + mark;
        var summary = new MessagePayload
        {
            Content = reply.Content,
            Components = reply.Components,
            Nonce = nonce.Length <= 25 ? nonce : null,
            EnforceNonce = nonce.Length <= 25 ? true : null,
        };
        try
        {
            await rest.CreateMessageAsync(place, summary, cancellation);
        }
        catch (DiscordApiException exception) when (!exception.IsTransient)
        {
            NotTold(cleanup.GuildId.Value, exception.Code);
        }
    }

    private async Task ReplyAsync(
        InteractionReference? answer,
        Snowflake<Channel> channel,
        Reply reply,
        CancellationToken cancellation
    )
    {
        if (answer is null)
        {
            return;
        }

        try
        {
            await replies.SendAsync(answer, channel, reply, cancellation);
        }
        catch (DiscordApiException exception) when (!exception.IsTransient)
        {
            NotTold(0, exception.Code);
        }
    }

    [LoggerMessage(LogLevel.Warning, "A raid cleanup in guild {Guild} could not be told, code {Code}")]
    private partial void NotTold(ulong guild, int code);
}

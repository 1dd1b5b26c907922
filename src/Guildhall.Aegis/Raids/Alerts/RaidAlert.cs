using System.Globalization;
using System.Net;
using Guildhall.Aegis.Settings;
using Guildhall.Core.Storage;
using Guildhall.Discord.Model;
using Guildhall.Discord.Rest;
using Microsoft.Extensions.Logging;

namespace Guildhall.Aegis.Raids.Alerts;

/// <summary>The one message that tells staff of a raid: posted once, then edited.</summary>
internal sealed partial class RaidAlert(
    DiscordRest rest,
    RaidBook raids,
    RaidButtons buttons,
    Db db,
    TimeProvider time,
    ILogger<RaidAlert> log
)
{
    /// <exception cref="DiscordApiException">Discord did not answer.</exception>
    public async Task ShowAsync(Raid raid, GuildSettings settings, CancellationToken cancellation)
    {
        var general = settings.General;
        var wanted = raid.AlertChannelId ?? general.AlertChannel ?? general.StaffChannel ?? settings.ModLog.Channel;
        if (raid.AlertVersion >= raid.Version || wanted is not { } channel)
        {
            return;
        }

        var now = time.GetUtcNow();
        var counts = await raids.CountAsync(raid, cancellation);
        var payload = new MessagePayload
        {
            Embeds = [AlertText.Of(raid, counts, settings.Raids, now)],
            Components = buttons.Of(raid, counts, now),
        };
        try
        {
            var message = await SendAsync(raid, channel, general.AlertRole, payload, cancellation);
            await StoreAsync(raid, channel, message, cancellation);
        }
        catch (DiscordApiException exception) when (!exception.IsTransient)
        {
            NotShown(raid.GuildId.Value, raid.Number, exception.Code);
        }
    }

    private async Task<Snowflake<Message>> SendAsync(
        Raid raid,
        Snowflake<Channel> channel,
        Snowflake<Role>? role,
        MessagePayload payload,
        CancellationToken cancellation
    )
    {
        if (raid.AlertMessageId is { } known)
        {
            try
            {
                await rest.EditMessageAsync(channel, known, payload, cancellation);
                return known;
            }
            catch (DiscordApiException exception) when (exception.Status == HttpStatusCode.NotFound)
            {
                // Somebody deleted it: staff should still be able to see and end the raid.
            }
        }

        // A role is called once, for a raid; the nonce keeps a second post from a job that was cut off.
        var isCalled = role is not null && raid.AlertMessageId is null && raid.Level >= RaidLevel.Raid;
        var nonce = string.Create(CultureInfo.InvariantCulture, $"{raid.GuildId}:{raid.Number}");
        var posted = payload with
        {
            Content = isCalled ? $"<@&{role}>" : null,
            AllowedMentions = isCalled ? AllowedMentions.OfRoles(role!.Value) : AllowedMentions.None,
            Nonce = raid.AlertMessageId is null && nonce.Length <= 25 ? nonce : null,
            EnforceNonce = raid.AlertMessageId is null && nonce.Length <= 25 ? true : null,
        };
        return (await rest.CreateMessageAsync(channel, posted, cancellation)).Id;
    }

    private async Task StoreAsync(
        Raid raid,
        Snowflake<Channel> channel,
        Snowflake<Message> message,
        CancellationToken cancellation
    )
    {
        var shown = new
        {
            Guild = raid.GuildId,
            raid.Number,
            Channel = channel,
            Message = message,
            raid.Version,
        };
        await db.WriteAsync(unit => unit.ExecuteAsync(RaidSql.Alerted, shown), cancellation);
    }

    [LoggerMessage(LogLevel.Warning, "The alert of raid {Raid} in guild {Guild} could not be shown, code {Code}")]
    private partial void NotShown(ulong guild, long raid, int code);
}

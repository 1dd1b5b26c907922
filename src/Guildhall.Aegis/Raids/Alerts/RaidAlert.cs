using System.Globalization;
using System.Net;
using Guildhall.Aegis.Cases;
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
    GuildProblems problems,
    Db db,
    TimeProvider time,
    ILogger<RaidAlert> log
)
{
    /// <summary>Nobody can be told of a raid.</summary>
    public const string Problem = "raid_alerts";

    private const string NoChannel =
        "There is no channel in which I could tell of raids. Set one: `/settings set general.alertChannel #channel`.";

    /// <exception cref="DiscordApiException">Discord did not answer.</exception>
    public async Task ShowAsync(Raid raid, GuildSettings settings, CancellationToken cancellation)
    {
        if (raid.AlertVersion >= raid.Version)
        {
            return;
        }

        var place = settings.General.AlertChannel ?? settings.General.StaffChannel ?? settings.ModLog.Channel;
        if (place is null && raid.AlertMessageId is null)
        {
            await problems.RaiseAsync(raid.GuildId, Problem, "", NoChannel, cancellation);
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
            var message = await SendAsync(raid, place, settings.General.AlertRole, payload, cancellation);
            await StoreAsync(raid, message, cancellation);
        }
        catch (DiscordApiException exception) when (!exception.IsTransient)
        {
            NotShown(raid.GuildId.Value, raid.Number, exception.Code);
            var channel = place ?? raid.AlertChannelId;
            await problems.RaiseAsync(
                raid.GuildId,
                Problem,
                $"{channel}",
                $"The channel <#{channel}>, in which I tell of raids, is gone, or I may not write there. Set another: "
                    + "`/settings set general.alertChannel #channel`.",
                cancellation
            );
        }
    }

    /// <param name="place">Where a new one goes: what is set now.</param>
    private async Task<Message> SendAsync(
        Raid raid,
        Snowflake<Channel>? place,
        Snowflake<Role>? role,
        MessagePayload payload,
        CancellationToken cancellation
    )
    {
        if (raid is { AlertMessageId: { } known, AlertChannelId: { } channel })
        {
            try
            {
                return await rest.EditMessageAsync(channel, known, payload, cancellation);
            }
            catch (DiscordApiException exception)
                when (exception.Status == HttpStatusCode.NotFound && (place ?? channel) is var other)
            {
                // Somebody deleted it, or its channel: staff should still be able to see and end the raid.
                return await rest.CreateMessageAsync(
                    other,
                    payload with
                    {
                        AllowedMentions = AllowedMentions.None,
                    },
                    cancellation
                );
            }
        }

        // A role is called once, for a raid; the nonce keeps a second post from a job that was cut off.
        var isCalled = role is not null && raid.Level >= RaidLevel.Raid;
        var nonce = string.Create(CultureInfo.InvariantCulture, $"{raid.GuildId}:{raid.Number}");
        var posted = payload with
        {
            Content = isCalled ? $"<@&{role}>" : null,
            AllowedMentions = isCalled ? AllowedMentions.OfRoles(role!.Value) : AllowedMentions.None,
            Nonce = nonce.Length <= 25 ? nonce : null,
            EnforceNonce = nonce.Length <= 25 ? true : null,
        };
        return await rest.CreateMessageAsync(place!.Value, posted, cancellation);
    }

    private async Task StoreAsync(Raid raid, Message message, CancellationToken cancellation)
    {
        var shown = new
        {
            Guild = raid.GuildId,
            raid.Number,
            Channel = message.ChannelId,
            Message = message.Id,
            raid.Version,
        };
        await db.WriteAsync(
            async unit =>
            {
                await unit.ExecuteAsync(RaidSql.Alerted, shown);
                await GuildProblems.ResolveAsync(unit, raid.GuildId, Problem);
            },
            cancellation
        );
    }

    [LoggerMessage(LogLevel.Warning, "The alert of raid {Raid} in guild {Guild} could not be shown, code {Code}")]
    private partial void NotShown(ulong guild, long raid, int code);
}

using System.Globalization;
using Guildhall.Aegis.Cases;
using Guildhall.Aegis.Settings;
using Guildhall.Core.Storage;
using Guildhall.Discord.Model;
using Guildhall.Discord.Rest;

namespace Guildhall.Aegis.Mass;

/// <summary>The one message in the mod-log: posted at the end, edited when it is taken back.</summary>
internal sealed class MassLog(
    GuildSettingsBook settings,
    MassBook book,
    MassReply words,
    GuildProblems problems,
    DiscordRest rest,
    Db db
)
{
    /// <exception cref="DiscordApiException">Discord did not answer; trying again may work.</exception>
    public async Task TellAsync(MassAction action, MassOrder order, CancellationToken cancellation)
    {
        var guild = await settings.GetAsync(action.GuildId, cancellation);
        var payload = words.Log(action, order, await book.TargetsAsync(action, cancellation));
        try
        {
            if (action is { LogChannelId: { } place, LogMessageId: { } message })
            {
                await rest.With(RestPriority.Log).EditMessageAsync(place, message, payload, cancellation);
            }
            else if (guild.ModLog.Channel is { } channel)
            {
                var nonce = "m" + action.MassId.ToString(CultureInfo.InvariantCulture);
                var posted = await rest.With(RestPriority.Log)
                    .CreateMessageAsync(channel, payload with { Nonce = nonce }, cancellation);
                await RememberAsync(action, channel, posted.Id, cancellation);
            }
        }
        catch (DiscordApiException exception) when (!exception.IsTransient)
        {
            // No mod-log is no reason to stop; the cases are there.
            if (GuildProblems.IsClosed(exception) && guild.ModLog.Channel is { } closed)
            {
                await problems.RaiseModLogAsync(action.GuildId, closed, cancellation);
            }
        }
    }

    private Task<int> RememberAsync(
        MassAction action,
        Snowflake<Channel> channel,
        Snowflake<Message> message,
        CancellationToken cancellation
    ) =>
        db.WriteAsync(
            unit =>
                unit.ExecuteAsync(
                    MassSql.Logged,
                    new
                    {
                        Guild = action.GuildId,
                        Id = action.MassId,
                        Channel = channel,
                        Message = message,
                    }
                ),
            cancellation
        );
}

using System.Security.Cryptography;
using System.Text;
using Guildhall.Aegis.Settings;
using Guildhall.Core.Jobs;
using Guildhall.Discord.Model;
using Guildhall.Discord.Rest;

namespace Guildhall.Aegis.Cases;

/// <summary>One line where alerts go, else where staff talk. Where neither can be written to, <c>/settings show</c> and the
/// answers to commands still say it.</summary>
internal sealed class TellModLog(GuildSettingsBook settings, GuildProblems problems, DiscordRest rest)
    : IJobHandler<TellModLogJob>
{
    private readonly DiscordRest rest = rest.With(RestPriority.Log);

    public async Task HandleAsync(TellModLogJob job, JobRun run, CancellationToken cancellation)
    {
        var guild = await settings.GetAsync(job.Guild, cancellation);
        if (await TextAsync(job, guild, cancellation) is not { } text)
        {
            return;
        }

        Snowflake<Channel>?[] places = [guild.General.AlertChannel, guild.General.StaffChannel];
        foreach (var place in places.OfType<Snowflake<Channel>>().Distinct())
        {
            if (await TryPostAsync(job, place, text, cancellation))
            {
                return;
            }
        }
    }

    /// <summary>Null where it is not so any more.</summary>
    private async Task<string?> TextAsync(TellModLogJob job, GuildSettings guild, CancellationToken cancellation)
    {
        var open = (await problems.OpenAsync(job.Guild, cancellation)).FirstOrDefault(p =>
            p.Code == GuildProblems.ModLog
        );
        if (job.IsOpen)
        {
            return open is null ? null : $"⚠ {open.Details}";
        }

        return open is not null || guild.ModLog.Channel is not { } channel
            ? null
            : $"The mod-log is <#{channel}> and works. What it missed since {CaseText.Time(job.Since)} is posted there now.";
    }

    /// <summary>False where the channel is gone or closed.</summary>
    private async Task<bool> TryPostAsync(
        TellModLogJob job,
        Snowflake<Channel> place,
        string text,
        CancellationToken cancellation
    )
    {
        try
        {
            var payload = MessagePayload.OfText(text) with
            {
                AllowedMentions = AllowedMentions.None,
                Nonce = NonceOf(job, place),
                EnforceNonce = true,
            };
            await rest.CreateMessageAsync(place, payload, cancellation);
            return true;
        }
        catch (DiscordApiException exception) when (GuildProblems.IsClosed(exception))
        {
            return false;
        }
    }

    // A job that died before it could tell posts no second one.
    private static string NonceOf(TellModLogJob job, Snowflake<Channel> place) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"mod-log:{job.Key}:{place}")))[..24];
}

using System.Security.Cryptography;
using System.Text;
using Guildhall.Aegis.Cases;
using Guildhall.Aegis.Settings;
using Guildhall.Core.Jobs;
using Guildhall.Discord.Model;
using Guildhall.Discord.Rest;

namespace Guildhall.Aegis.Channels;

/// <summary>One message in the mod-log for each purge, lock and slow mode. They are no cases: nobody is punished.</summary>
internal sealed class LogAct(GuildSettingsBook settings, GuildProblems problems, DiscordRest rest, TimeProvider time)
    : IJobHandler<LogActJob>
{
    private const int Color = 0x9B59B6;

    private static readonly TimeSpan betweenTries = TimeSpan.FromHours(1);
    private static readonly TimeSpan patience = TimeSpan.FromDays(1);

    public async Task HandleAsync(LogActJob job, JobRun run, CancellationToken cancellation)
    {
        if ((await settings.GetAsync(job.Guild, cancellation)).ModLog.Channel is not { } channel)
        {
            return;
        }

        try
        {
            await rest.With(RestPriority.Log).CreateMessageAsync(channel, Message(job), cancellation);
        }
        catch (DiscordApiException exception) when (GuildProblems.IsClosed(exception))
        {
            await problems.RaiseModLogAsync(job.Guild, channel, cancellation);
            if (time.GetUtcNow() < job.At + patience)
            {
                throw new JobDelayedException(betweenTries, "The mod-log is closed.");
            }
        }
    }

    private static MessagePayload Message(LogActJob job) =>
        new()
        {
            Embeds =
            [
                new()
                {
                    Title = CaseText.Cut(job.Title, 256),
                    Description = CaseText.Cut(job.Text, 4096),
                    Color = Color,
                    Timestamp = job.At,
                },
            ],
            AllowedMentions = AllowedMentions.None,
            // A job that died before it could tell posts no second one.
            Nonce = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"act:{job.Key}")))[..24],
        };
}

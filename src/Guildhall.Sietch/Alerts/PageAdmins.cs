using System.Net;
using System.Security.Cryptography;
using System.Text;
using Guildhall.Core.Jobs;
using Guildhall.Core.Tenancy;
using Guildhall.Discord.Model;
using Guildhall.Discord.Rest;
using Guildhall.Sietch.Announcements;
using Guildhall.Sietch.Communities;

namespace Guildhall.Sietch.Alerts;

/// <summary>One message in the admins' channel; without such a channel, the log and <c>/sietch status</c> must do.</summary>
internal sealed class PageAdmins(CommunityRegistry communities, DiscordRest rest, TimeProvider time)
    : IJobHandler<PageAdminsJob>
{
    private const Permissions Needed = Permissions.ViewChannel | Permissions.SendMessages;
    private const int Warning = 0xF39C12;
    private const int Critical = 0xE74C3C;
    private static readonly TimeSpan untilSeen = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan untilOpen = TimeSpan.FromMinutes(1);

    /// <summary>For so long a closed channel is waited for; later nobody needs the message any more.</summary>
    private static readonly TimeSpan patience = TimeSpan.FromDays(1);

    /// <exception cref="JobDelayedException">The bot has not seen the server yet, or the channel is closed to it.</exception>
    /// <exception cref="DiscordApiException">Discord did not answer.</exception>
    public async Task HandleAsync(PageAdminsJob job, JobRun run, CancellationToken cancellation)
    {
        if (communities.TryGet(new TenantId(job.Tenant)) is not { Channels.Admins: { } wanted } community)
        {
            return;
        }

        var guild = communities.TryGuild(community) ?? throw new JobDelayedException(untilSeen, "No such server yet.");
        if (Noticeboard.ChannelOf(guild, wanted) is not { } channel)
        {
            return;
        }

        var now = time.GetUtcNow();
        var isPatient = now - run.EnqueuedAt < patience;
        // What Discord has told already need not be asked of it each minute.
        if (
            isPatient
            && guild.Self is { } self
            && guild.PermissionsIn(channel, self, now) is { } own
            && !own.HasFlag(Needed)
        )
        {
            throw Closed();
        }

        try
        {
            await rest.With(RestPriority.Log).CreateMessageAsync(channel, Message(job, run), cancellation);
        }
        catch (DiscordApiException exception) when (exception.Status == HttpStatusCode.Forbidden && isPatient)
        {
            throw Closed();
        }
        catch (DiscordApiException exception) when (!exception.IsTransient)
        {
            // The channel takes no such message; asking again would not change it.
        }
    }

    private static JobDelayedException Closed() => new(untilOpen, "The admins' channel is closed to me.");

    private static MessagePayload Message(PageAdminsJob job, JobRun run) =>
        new()
        {
            Embeds =
            [
                new()
                {
                    Title = job.Title,
                    Description = job.Text.Length <= 4000 ? job.Text : job.Text[..4000],
                    Color = job.IsCritical ? Critical : Warning,
                    Timestamp = run.EnqueuedAt,
                },
            ],
            AllowedMentions = AllowedMentions.None,
            // A job that died before it could tell posts no second one.
            Nonce = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"page:{job.Key}")))[..24],
            EnforceNonce = true,
        };
}

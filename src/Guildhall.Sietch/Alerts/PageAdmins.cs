using System.Security.Cryptography;
using System.Text;
using Guildhall.Core.Jobs;
using Guildhall.Core.Tenancy;
using Guildhall.Discord.Gateway;
using Guildhall.Discord.Model;
using Guildhall.Discord.Rest;
using Guildhall.Sietch.Communities;

namespace Guildhall.Sietch.Alerts;

/// <summary>One message in the admins' channel; without such a channel, the log and <c>/sietch status</c> must do.</summary>
internal sealed class PageAdmins(CommunityRegistry communities, DiscordRest rest) : IJobHandler<PageAdminsJob>
{
    private const int Warning = 0xF39C12;
    private const int Critical = 0xE74C3C;
    private static readonly TimeSpan untilSeen = TimeSpan.FromSeconds(5);

    /// <exception cref="JobDelayedException">The bot has not seen the server yet.</exception>
    /// <exception cref="DiscordApiException">Discord did not answer.</exception>
    public async Task HandleAsync(PageAdminsJob job, JobRun run, CancellationToken cancellation)
    {
        if (communities.TryGet(new TenantId(job.Tenant)) is not { Channels.Admins: { } wanted } community)
        {
            return;
        }

        var guild = communities.TryGuild(community) ?? throw new JobDelayedException(untilSeen, "No such server yet.");
        if (ChannelOf(guild, wanted) is not { } channel)
        {
            return;
        }

        try
        {
            await rest.With(RestPriority.Log).CreateMessageAsync(channel, Message(job), cancellation);
        }
        catch (DiscordApiException exception) when (!exception.IsTransient)
        {
            // The channel is closed to us; asking again would not open it.
        }
    }

    private static Snowflake<Channel>? ChannelOf(CachedGuild guild, string wanted) =>
        guild
            .Channels.FirstOrDefault(channel =>
                $"{channel.Id}" == wanted || string.Equals(channel.Name, wanted, StringComparison.OrdinalIgnoreCase)
            )
            ?.Id;

    private static MessagePayload Message(PageAdminsJob job) =>
        new()
        {
            Embeds =
            [
                new()
                {
                    Title = job.Title,
                    Description = job.Text.Length <= 4000 ? job.Text : job.Text[..4000],
                    Color = job.IsCritical ? Critical : Warning,
                },
            ],
            AllowedMentions = AllowedMentions.None,
            // A job that died before it could tell posts no second one.
            Nonce = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"page:{job.Key}")))[..24],
            EnforceNonce = true,
        };
}

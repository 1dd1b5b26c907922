using System.Net;
using Guildhall.Core.Jobs;
using Guildhall.Discord.Model;
using Guildhall.Discord.Rest;
using Guildhall.Sietch.Communities;
using Guildhall.Sietch.Wallets.Links;

namespace Guildhall.Sietch.Alerts;

/// <summary>Sends one alert as a direct message, after those that its member was to be told before. It is delivered when Discord
/// says so; what was begun and never confirmed is looked for in the conversation first. Where the member takes no messages all
/// is held, and who has left the server is told nothing.</summary>
internal sealed class SendAlert(
    AlertBook book,
    Identities people,
    AlertText texts,
    CommunityRegistry communities,
    DiscordRest rest,
    TimeProvider time
) : IJobHandler<SendAlertJob>
{
    private const int NonceLength = 24;
    private const int Looked = 50;
    private static readonly TimeSpan untilSeen = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan untilEarlier = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan firstWait = TimeSpan.FromMinutes(15);
    private static readonly TimeSpan longestWait = TimeSpan.FromHours(12);

    private readonly DiscordRest rest = rest.With(RestPriority.Log);

    /// <exception cref="JobDelayedException">The bot has not seen the server yet.</exception>
    /// <exception cref="DiscordApiException">Discord did not answer.</exception>
    public async Task HandleAsync(SendAlertJob job, JobRun run, CancellationToken cancellation)
    {
        if (
            await book.TryFindAsync(job.Tenant, job.Id, cancellation)
                is not { State: AlertState.Pending or AlertState.Sending } alert
            || alert.Attempts != job.Attempt
            || communities.TryGet(job.Tenant) is not { } community
        )
        {
            return;
        }

        if (await book.HasEarlierAsync(alert, cancellation))
        {
            throw new JobDelayedException(untilEarlier, "What was to be told before goes first.");
        }

        try
        {
            await SendAsync(community, alert, cancellation);
        }
        catch (DiscordApiException exception) when (exception.Code == DiscordErrorCodes.CannotMessageUser)
        {
            await book.HoldAsync(alert, time.GetUtcNow() + WaitAfter(alert.Attempts), cancellation);
        }
        catch (DiscordApiException exception) when (!exception.IsTransient)
        {
            await book.EndAsync(alert, AlertState.Dead, "refused", cancellation);
        }
        catch (Exception exception)
            when (run.IsLast && exception is not JobDelayedException && !cancellation.IsCancellationRequested)
        {
            await book.EndAsync(alert, AlertState.Dead, "unreachable", cancellation);
            throw;
        }
    }

    /// <summary>A quarter of an hour, and twice as long each further time, up to half a day.</summary>
    internal static TimeSpan WaitAfter(long attempts)
    {
        var wait = firstWait * Math.Pow(2, Math.Min(attempts, 10));
        return wait < longestWait ? wait : longestWait;
    }

    private async Task SendAsync(Community community, AlertRow alert, CancellationToken cancellation)
    {
        if (await people.TryUserAsync(alert.TenantId, alert.MemberId, cancellation) is not { } user)
        {
            await book.EndAsync(alert, AlertState.Skipped, "gone", cancellation);
            return;
        }

        var guild = communities.TryGuild(community) ?? throw new JobDelayedException(untilSeen, "No such server yet.");
        if (!await IsThereAsync(guild.Id, user, cancellation))
        {
            await book.EndAsync(alert, AlertState.Skipped, "left", cancellation);
            return;
        }

        if (await texts.TryOfAsync(community, guild.Id, alert, user, cancellation) is not { } told)
        {
            await book.EndAsync(alert, AlertState.Skipped, "not-true-any-more", cancellation);
            return;
        }

        var channel = await rest.CreateDmAsync(user, cancellation);
        var payload = new MessagePayload
        {
            Content = told.Content,
            Embeds = told.Embeds,
            Components = told.Components,
            AllowedMentions = AllowedMentions.None,
            // Sent twice within minutes, Discord keeps the first; later it is looked for.
            Nonce = alert.Id[..NonceLength],
            EnforceNonce = true,
        };
        if (
            alert.State == AlertState.Pending
            || !await WasSentAsync(channel.Id, told.Content ?? "", alert.MadeAt, cancellation)
        )
        {
            if (!await book.BeginAsync(alert, cancellation))
            {
                return;
            }

            await rest.CreateMessageAsync(channel.Id, payload, cancellation);
        }

        await book.EndAsync(alert, AlertState.Delivered, null, cancellation);
    }

    /// <summary>An attempt may have come to an end that nobody heard of.</summary>
    private async Task<bool> WasSentAsync(
        Snowflake<Channel> channel,
        string text,
        DateTimeOffset since,
        CancellationToken cancellation
    ) =>
        (await rest.GetMessagesAsync(channel, Looked, null, cancellation)).Any(message =>
            message.Content == text && message.Id.CreatedAt >= since
        );

    private async Task<bool> IsThereAsync(Snowflake<Guild> guild, Snowflake<User> user, CancellationToken cancellation)
    {
        try
        {
            await rest.GetMemberAsync(guild, user, cancellation);
            return true;
        }
        catch (DiscordApiException exception) when (exception.Status == HttpStatusCode.NotFound)
        {
            return false;
        }
    }
}

using System.Net;
using System.Security.Cryptography;
using System.Text;
using Guildhall.Aegis.Access;
using Guildhall.Aegis.Cases;
using Guildhall.Aegis.Settings;
using Guildhall.Core;
using Guildhall.Discord.Model;
using Guildhall.Discord.Rest;
using Microsoft.Extensions.Options;

namespace Guildhall.Aegis.Actions.Notices;

/// <summary>Tells the person, before anything is done: afterwards the bot may share no server with them. Closed messages
/// are recorded and no error; nothing waits longer than 3 s for it.</summary>
internal sealed class DirectNotices(
    DiscordRest rest,
    DmOpenings openings,
    GuildSettingsBook settings,
    Standings standings,
    IOptions<GuildhallOptions> options,
    TimeProvider time
)
{
    private static readonly TimeSpan patience = TimeSpan.FromSeconds(3);

    private readonly DiscordRest rest = rest.With(RestPriority.Enforcement, patience);

    public async Task<Notice> SendAsync(Case row, CancellationToken cancellation)
    {
        var guild = await settings.GetAsync(row.GuildId, cancellation);
        if (!guild.Notices.Enabled)
        {
            return new(DmState.Skipped, null);
        }

        var standing = await standings.GetAsync(row.GuildId, cancellation);
        var payload = NoticeText.Of(row, guild, standing.Name, AppealPage(row, guild)) with { Nonce = NonceOf(row) };
        using var late = new CancellationTokenSource(patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellation, late.Token);
        Snowflake<Channel>? opened = null;
        var isSent = false;
        try
        {
            var channel = await openings.OpenAsync(row.TargetId, either.Token);
            opened = channel.IsKnown ? null : channel.Id;
            isSent = true;
            await rest.CreateMessageAsync(channel.Id, payload, either.Token);
            return new(DmState.Delivered, opened);
        }
        catch (DiscordApiException exception)
            when (exception.Status == HttpStatusCode.TooManyRequests || (exception.IsTransient && !isSent))
        {
            return NotSent(row, opened, exception.RetryAfter);
        }
        catch (DiscordApiException exception)
        {
            var isNo = !exception.IsTransient && exception.Status != HttpStatusCode.OK;
            return new(isNo ? DmState.Blocked : DmState.Unconfirmed, opened);
        }
        catch (OperationCanceledException) when (late.IsCancellationRequested && !cancellation.IsCancellationRequested)
        {
            return isSent ? new(DmState.Unconfirmed, opened) : NotSent(row, opened, null);
        }
    }

    /// <summary>Somebody will be told within a moment: what can be done before is done beside whatever comes first.</summary>
    public void Prepare(Snowflake<User> user, GuildSettings guild)
    {
        if (guild.Notices.Enabled)
        {
            openings.Begin(user);
        }
    }

    /// <summary>Whom the act removes cannot be reached afterwards; everybody else is told when Discord lets us.</summary>
    private static Notice NotSent(Case row, Snowflake<Channel>? opened, TimeSpan? wait) =>
        row.Kind is CaseKind.Ban or CaseKind.Kick or CaseKind.Softban
            ? new(DmState.Skipped, opened)
            : new(DmState.Pending, opened) { Again = wait ?? patience };

    private Uri? AppealPage(Case row, GuildSettings guild)
    {
        var appeals = guild.Appeals;
        var isOpen =
            appeals.Enabled
            && guild.Notices.AppealLink
            && !row.IsFinal
            && row.Kind switch
            {
                CaseKind.Warn => appeals.Warns,
                CaseKind.Mute => appeals.Mutes,
                CaseKind.Kick or CaseKind.Softban => appeals.Kicks,
                CaseKind.Ban => appeals.Bans,
                _ => false,
            };
        if (!isOpen)
        {
            return null;
        }

        return Uri.TryCreate(appeals.Url, UriKind.Absolute, out var own) ? own
            : options.Value.PublicUrl is { } home ? new Uri(home, "/appeals")
            : null;
    }

    /// <summary>Discord takes a message with the same nonce once, so what a crash repeats arrives once.</summary>
    private static string NonceOf(Case row) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"dm:{row.Key}")))[..24];
}

/// <param name="Opened">A channel that was not known before.</param>
internal sealed record Notice(DmState State, Snowflake<Channel>? Opened)
{
    /// <summary>When to try again; null where it is settled.</summary>
    public TimeSpan? Again { get; init; }
}

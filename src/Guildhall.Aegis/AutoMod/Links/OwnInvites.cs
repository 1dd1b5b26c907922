using System.Collections.Concurrent;
using System.Threading.Channels;
using Guildhall.Aegis.Settings;
using Guildhall.Core.Storage;
using Guildhall.Discord.Model;
using Guildhall.Discord.Rest;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Channel = System.Threading.Channels.Channel;

namespace Guildhall.Aegis.AutoMod.Links;

/// <summary>
/// The invites that lead to a guild itself: read once behind everything else, then kept by what the gateway tells. A
/// decision only looks; where nothing was read yet, it has the reading done and takes the invite for a foreign one.
/// </summary>
internal sealed partial class OwnInvites(
    DiscordRest discord,
    GuildSettingsBook settings,
    TimeProvider time,
    ILogger<OwnInvites> log
) : BackgroundService
{
    private static readonly TimeSpan afterRefusal = TimeSpan.FromHours(1);

    private readonly DiscordRest rest = discord.With(RestPriority.Sync, longestWait: TimeSpan.FromSeconds(30));
    private readonly ConcurrentDictionary<Snowflake<Guild>, OwnCodes> guilds = new();

    // What does not fit is asked for again by the next invite.
    private readonly Channel<Snowflake<Guild>> wanted = Channel.CreateBounded<Snowflake<Guild>>(
        new BoundedChannelOptions(10_000) { SingleReader = true, FullMode = BoundedChannelFullMode.DropWrite }
    );

    public bool Contains(Snowflake<Guild> guild, string code)
    {
        if (!guilds.TryGetValue(guild, out var codes) || codes.IsStale(time.GetUtcNow()))
        {
            Want(guild);
        }

        return codes?.Contains(code) == true;
    }

    /// <summary>Has a guild's invites read, unless that is under way.</summary>
    public void Want(Snowflake<Guild> guild)
    {
        if (guilds.GetOrAdd(guild, _ => new()).TryAsk())
        {
            wanted.Writer.TryWrite(guild);
        }
    }

    /// <summary>The guild is there (again): what was known of it may have changed meanwhile.</summary>
    /// <param name="vanity">Its own address, where it has one.</param>
    public async Task MeetAsync(Snowflake<Guild> guild, string? vanity, CancellationToken cancellation)
    {
        var codes = guilds.GetOrAdd(guild, _ => new());
        codes.Vanity = vanity;
        if ((await settings.GetAsync(guild, cancellation)).AutoMod.Enabled)
        {
            Want(guild);
        }
    }

    public void Add(Snowflake<Guild> guild, string code) => guilds.GetOrAdd(guild, _ => new()).Add(code);

    public void Remove(Snowflake<Guild> guild, string code) => guilds.GetOrAdd(guild, _ => new()).Remove(code);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await foreach (var guild in wanted.Reader.ReadAllAsync(stoppingToken))
            {
                await TryReadAsync(guild, stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // Read again after the next start.
        }
    }

    private async Task TryReadAsync(Snowflake<Guild> guild, CancellationToken cancellation)
    {
        var codes = guilds.GetOrAdd(guild, _ => new());
        try
        {
            var read = await rest.GetGuildInvitesAsync(guild, cancellation);
            codes.Replace(read.Select(invite => invite.Code));
        }
        catch (DiscordApiException exception)
        {
            // Without Manage Server only what the gateway tells is known; a while later it may be allowed.
            codes.Refused(exception.IsTransient ? time.GetUtcNow() : time.GetUtcNow() + afterRefusal);
            NotRead(guild, exception.Code);
        }
        catch (StorageException)
        {
            codes.Refused(time.GetUtcNow());
        }
    }

    [LoggerMessage(LogLevel.Debug, "The invites of guild {Guild} could not be read, code {Code}")]
    private partial void NotRead(Snowflake<Guild> guild, int code);
}

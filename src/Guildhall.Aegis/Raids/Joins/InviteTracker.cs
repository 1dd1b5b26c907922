using System.Threading.Channels;
using Guildhall.Aegis.Settings;
using Guildhall.Core.Storage;
using Guildhall.Discord.Model;
using Guildhall.Discord.Rest;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Channel = System.Threading.Channels.Channel;

namespace Guildhall.Aegis.Raids.Joins;

/// <summary>
/// Finds out by which invite people came, which Discord does not say: it asks how often each has been used, once for all who
/// joined within a few seconds and behind everything else. A guild without official invites is read at its first joins, which
/// then have nothing to compare with.
/// </summary>
internal sealed partial class InviteTracker(
    DiscordRest discord,
    RaidRooms rooms,
    GuildSettingsBook settings,
    Db db,
    TimeProvider time,
    ILogger<InviteTracker> log
) : BackgroundService
{
    private static readonly TimeSpan gathering = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan afterRefusal = TimeSpan.FromHours(1);

    private readonly DiscordRest rest = discord.With(RestPriority.Sync, longestWait: TimeSpan.FromSeconds(30));
    private readonly Dictionary<Snowflake<Guild>, IReadOnlyDictionary<string, int>> uses = [];
    private readonly Dictionary<Snowflake<Guild>, DateTimeOffset> refused = [];

    // What does not fit is not attributed: the join itself is counted and written down all the same.
    private readonly Channel<(Snowflake<Guild> Guild, Snowflake<User> User)> joined = Channel.CreateBounded<(
        Snowflake<Guild>,
        Snowflake<User>
    )>(new BoundedChannelOptions(10_000) { SingleReader = true, FullMode = BoundedChannelFullMode.DropWrite });

    public void Joined(Snowflake<Guild> guild, Snowflake<User> user) => joined.Writer.TryWrite((guild, user));

    /// <summary>Reads how often each has been used until now, so that the first who join can be attributed too.</summary>
    public void Look(Snowflake<Guild> guild) => joined.Writer.TryWrite((guild, default));

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            while (await joined.Reader.WaitToReadAsync(stoppingToken))
            {
                await Task.Delay(gathering, time, stoppingToken);
                foreach (var group in Drain().GroupBy(join => join.Guild, join => join.User))
                {
                    await TryAttributeAsync(
                        group.Key,
                        [.. group.Distinct().Where(user => !user.IsEmpty)],
                        stoppingToken
                    );
                }
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // Nothing here must survive the process.
        }
    }

    private List<(Snowflake<Guild> Guild, Snowflake<User> User)> Drain()
    {
        List<(Snowflake<Guild>, Snowflake<User>)> all = [];
        while (joined.Reader.TryRead(out var next))
        {
            all.Add(next);
        }

        return all;
    }

    private async Task TryAttributeAsync(
        Snowflake<Guild> guild,
        IReadOnlyList<Snowflake<User>> users,
        CancellationToken cancellation
    )
    {
        if (refused.TryGetValue(guild, out var until) && time.GetUtcNow() < until)
        {
            return;
        }

        try
        {
            await AttributeAsync(guild, users, cancellation);
        }
        catch (DiscordApiException exception)
        {
            // Without the permission Manage Server the invites stay unknown; the joins count as before.
            uses.Remove(guild);
            if (!exception.IsTransient)
            {
                refused[guild] = time.GetUtcNow() + afterRefusal;
            }

            NotRead(guild.Value, exception.Code);
        }
        catch (StorageException exception)
        {
            NotKept(exception, guild.Value);
        }
    }

    private async Task AttributeAsync(
        Snowflake<Guild> guild,
        IReadOnlyList<Snowflake<User>> users,
        CancellationToken cancellation
    )
    {
        var invites = await rest.GetGuildInvitesAsync(guild, cancellation);
        var after = invites.ToDictionary(invite => invite.Code, invite => invite.Uses ?? 0, StringComparer.Ordinal);
        var before = uses.GetValueOrDefault(guild);
        var code = before is null || users.Count == 0 ? null : InviteUse.Find(before, after, users.Count);
        // Who came while the invites were read is attributed with the next.
        uses[guild] = code is null
            ? after
            : new Dictionary<string, int>(after) { [code] = before!.GetValueOrDefault(code) + users.Count };
        if (code is null)
        {
            return;
        }

        var thresholds = WatchJoins.ToThresholds((await settings.GetAsync(guild, cancellation)).Raids);
        var room = await rooms.GetAsync(guild, thresholds, cancellation);
        var weighed = room.Attribute(users, code, thresholds);
        await db.WriteAsync(
            async unit =>
            {
                foreach (var (user, suspicion) in weighed)
                {
                    await unit.ExecuteAsync(
                        JoinSql.Attribute,
                        new
                        {
                            Guild = guild,
                            User = user,
                            Invite = code,
                            Suspicion = suspicion,
                        }
                    );
                }
            },
            cancellation
        );
    }

    [LoggerMessage(LogLevel.Debug, "The invites of guild {Guild} could not be read, code {Code}")]
    private partial void NotRead(ulong guild, int code);

    [LoggerMessage(LogLevel.Warning, "Invites of guild {Guild} could not be written down")]
    private partial void NotKept(Exception exception, ulong guild);
}

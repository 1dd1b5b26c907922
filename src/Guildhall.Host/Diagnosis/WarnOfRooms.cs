using Guildhall.Discord;
using Guildhall.Discord.Gateway;
using Guildhall.Host.Adapters.Discord;
using Guildhall.Sietch.Communities;

namespace Guildhall.Host.Diagnosis;

/// <summary>Says once in the log what of each community's section is not so in Discord, as doctor does, and without asking Discord.
/// </summary>
internal sealed partial class WarnOfRooms(
    CommunityRegistry communities,
    GuildCache guilds,
    DiscordService discord,
    DiscordOptions options,
    TimeProvider time,
    ILogger<WarnOfRooms> log
) : BackgroundService
{
    /// <summary>Discord tells the servers one by one after the connection stands.</summary>
    private static readonly TimeSpan untilTold = TimeSpan.FromSeconds(15);

    internal void Look()
    {
        var now = time.GetUtcNow();
        foreach (var community in communities.All)
        {
            var server = communities.TryGuild(community);
            // It may be of a shard that another process runs.
            if (server is null && options.Shards is null)
            {
                Misfit(
                    community.Tenant.Value,
                    RoomProblems.Absent(community, guilds.Guilds.Select(guild => (guild.Id, guild.Name)))
                );
            }

            if (server is not { IsUnavailable: false, Self: { } self })
            {
                continue;
            }

            foreach (var problem in RoomProblems.Of(community, server.Roles, self, server.Channels, now))
            {
                Misfit(community.Tenant.Value, problem);
            }
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await discord.Registered.WaitAsync(stoppingToken);
        await Task.Delay(untilTold, time, stoppingToken);
        Look();
    }

    [LoggerMessage(LogLevel.Warning, "Community {Tenant}: {Problem}")]
    private partial void Misfit(string tenant, string problem);
}

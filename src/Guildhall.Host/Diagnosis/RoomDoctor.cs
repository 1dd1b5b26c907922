using System.Globalization;
using Guildhall.Core.Tenancy;
using Guildhall.Discord;
using Guildhall.Discord.Model;
using Guildhall.Discord.Rest;
using Guildhall.Sietch.Communities;
using Guildhall.Sietch.Gating.Roles;

namespace Guildhall.Host.Diagnosis;

/// <summary>Looks in Discord for what each community's section names: server, roles, channels, and what the bot may do there.
/// </summary>
internal static class RoomDoctor
{
    private const Permissions Needed = Permissions.ViewChannel | Permissions.SendMessages | Permissions.EmbedLinks;
    private static readonly TimeSpan patience = TimeSpan.FromSeconds(20);

    public static async Task<IReadOnlyList<Finding>> ExamineAsync(
        IServiceProvider services,
        CancellationToken cancellation
    )
    {
        using var late = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        late.CancelAfter(patience);
        try
        {
            return services.GetRequiredService<DiscordOptions>().Token.Length == 0
                ? []
                : await LookAsync(services, late.Token);
        }
        catch (Exception exception) when (exception is TenantConfigurationException || Is(exception, 401))
        {
            // Said where the tenants and the token are examined.
            return [];
        }
        catch (Exception exception)
            when (exception is DiscordApiException or OperationCanceledException
                && !cancellation.IsCancellationRequested
            )
        {
            return [new("server", FindingState.Unknown, "Discord did not tell which servers the bot is in")];
        }
    }

    private static async Task<IReadOnlyList<Finding>> LookAsync(
        IServiceProvider services,
        CancellationToken cancellation
    )
    {
        var communities = services.GetRequiredService<CommunityRegistry>().All;
        if (communities.Count == 0)
        {
            return [];
        }

        var rest = services.GetRequiredService<DiscordRest>();
        var tenants = services.GetRequiredService<TenantRegistry>();
        var now = services.GetRequiredService<TimeProvider>().GetUtcNow();
        var servers = new List<Guild>();
        await foreach (var server in rest.ReadOwnGuildsAsync(cancellation))
        {
            servers.Add(server);
        }

        var findings = new List<Finding>();
        foreach (var community in communities)
        {
            var server = servers.Find(server =>
                IsNamed(community.Guild, server.Id.Value, server.Name)
                && tenants.TryGetByGuild(server.Id)?.Id == community.Tenant
            );
            findings.AddRange(
                server is null
                    ? [new(Subject(community), FindingState.Wrong, Absent(community, servers))]
                    : await ExamineAsync(rest, community, server, now, cancellation)
            );
        }

        return findings;
    }

    private static async Task<IReadOnlyList<Finding>> ExamineAsync(
        DiscordRest rest,
        Community community,
        Guild server,
        DateTimeOffset now,
        CancellationToken cancellation
    )
    {
        var roles = GuildRoles.Of(await rest.GetGuildAsync(server.Id, cancellation));
        var self = await rest.GetCurrentUserAsync(cancellation);
        var bot = GuildSubject.Of(await rest.GetMemberAsync(server.Id, self.Id, cancellation));
        var channels = await rest.GetGuildChannelsAsync(server.Id, cancellation);
        var wrong = GateRoles
            .Of(community.Roles, roles, bot, now)
            .Problems.Concat(
                Channels(community, channels, channel => PermissionCalculator.InChannel(roles, bot, channel, now))
            )
            .Select(problem => new Finding(Subject(community), FindingState.Wrong, $"{server.Name}: {problem}"))
            .ToList();
        return wrong.Count > 0
            ? wrong
            :
            [
                new(
                    Subject(community),
                    FindingState.Good,
                    $"{server.Name}: every role and channel that its section names is there, and the bot may use them"
                ),
            ];
    }

    private static IEnumerable<string> Channels(
        Community community,
        IReadOnlyList<Channel> channels,
        Func<Channel, Permissions> allowed
    )
    {
        foreach (var (place, named) in community.Channels.All.Where(entry => entry.Channel is not null))
        {
            if (channels.FirstOrDefault(channel => IsNamed(named!, channel.Id.Value, channel.Name)) is not { } channel)
            {
                yield return $"The channel \"{named}\" of sietch.channels.{place} is not in this server, or the bot does not see it. Make it, or name another.";
            }
            else if ((allowed(channel) & Needed) != Needed)
            {
                yield return $"In the channel \"{channel.Name}\" the bot lacks {Needed & ~allowed(channel)}. Grant it there.";
            }
        }

        foreach (
            var named in community.Tracked.Where(named =>
                !channels.Any(channel => IsNamed(named, channel.Id.Value, channel.Name))
            )
        )
        {
            yield return $"The channel or category \"{named}\" of sietch.activity.channels is not in this server: nothing there counts.";
        }
    }

    private static string Absent(Community community, List<Guild> servers) =>
        servers.Count == 0
            ? $"the bot is in no server; invite it to \"{community.Guild}\""
            : $"the bot is in no server \"{community.Guild}\" that this tenant serves: invite it, or name another under sietch.guild and guilds. It is in {string.Join(", ", servers.Select(server => $"{server.Name} ({server.Id})"))}";

    private static bool IsNamed(string named, ulong id, string? name) =>
        named.Trim() == id.ToString(CultureInfo.InvariantCulture)
        || string.Equals(named.Trim(), name, StringComparison.OrdinalIgnoreCase);

    private static string Subject(Community community) => $"server {community.Tenant}";

    private static bool Is(Exception exception, int status) =>
        exception is DiscordApiException refused && (int)refused.Status == status;
}

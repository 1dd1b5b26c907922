using Guildhall.Core.Tenancy;
using Guildhall.Discord;
using Guildhall.Discord.Model;
using Guildhall.Discord.Rest;
using Guildhall.Sietch.Communities;

namespace Guildhall.Host.Diagnosis;

/// <summary>Looks in Discord for what each community's section names: server, roles, channels, and what the bot may do there.
/// </summary>
internal static class RoomDoctor
{
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
                RoomProblems.IsNamed(community.Guild, server.Id.Value, server.Name)
                && tenants.TryGetByGuild(server.Id)?.Id == community.Tenant
            );
            findings.AddRange(
                server is null
                    ?
                    [
                        new(
                            Subject(community),
                            FindingState.Wrong,
                            RoomProblems.Absent(community, servers.Select(own => (own.Id, own.Name)))
                        ),
                    ]
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
        var wrong = RoomProblems
            .Of(community, roles, bot, channels, now)
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

    private static string Subject(Community community) => $"server {community.Tenant}";

    private static bool Is(Exception exception, int status) =>
        exception is DiscordApiException refused && (int)refused.Status == status;
}

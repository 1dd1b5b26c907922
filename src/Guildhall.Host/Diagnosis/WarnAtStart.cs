using Guildhall.Core.Tenancy;
using Guildhall.Discord;
using Guildhall.Sietch.Communities;
using Microsoft.Extensions.Options;

namespace Guildhall.Host.Diagnosis;

/// <summary>Says once in the log what lets the program run and a community not work.</summary>
internal sealed partial class WarnAtStart(
    IServiceProvider services,
    CommunityRegistry communities,
    DiscordOptions discord,
    IOptions<TenantsOptions> tenants,
    IConfiguration configuration,
    ILogger<WarnAtStart> log
) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        if (!Directory.Exists(tenants.Value.Directory))
        {
            NoTenants(tenants.Value.Directory);
        }

        foreach (var community in communities.All.Where(community => !community.IsFollowed))
        {
            NotFollowed(community.Tenant.Value, ChainDoctor.NoEndpoint(community));
        }

        // A local Discord's members are on this machine too.
        var isFollowed = communities.All.Any(community => community.IsFollowed);
        if (isFollowed && !discord.Api.IsLoopback && !PublicAddress.IsSet(configuration))
        {
            NoAddress(PublicAddress.Missing(services));
        }

        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    [LoggerMessage(LogLevel.Warning, "The folder of the tenant files, {Folder}, does not exist: no server is served")]
    private partial void NoTenants(string folder);

    [LoggerMessage(LogLevel.Warning, "Of {Tenant} no chain is read: {Why}")]
    private partial void NotFollowed(string tenant, string why);

    [LoggerMessage(LogLevel.Warning, "No public address is set: {Why}")]
    private partial void NoAddress(string why);
}

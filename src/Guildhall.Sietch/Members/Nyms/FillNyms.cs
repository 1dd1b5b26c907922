using Guildhall.Sietch.Communities;
using Microsoft.Extensions.Hosting;

namespace Guildhall.Sietch.Members.Nyms;

/// <summary>Before anybody chooses a nym: those that are borne have their rows.</summary>
internal sealed class FillNyms(NymBook book, CommunityTenants tenants) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        foreach (var tenant in tenants())
        {
            await book.FillAsync(tenant, cancellationToken);
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}

using Microsoft.Extensions.Hosting;

namespace Guildhall.Sietch.Wallets.Links;

/// <summary>Before anybody links: every link is sealed with the present key.</summary>
internal sealed class FinishRekey(LinkRekey rekey) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken) => rekey.FinishAsync(cancellationToken);

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}

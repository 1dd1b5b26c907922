using System.Globalization;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Guildhall.Sietch.Wallets.Links;

/// <summary>Before anybody links: the key is here, and every link is sealed with the present one.</summary>
internal sealed class LinksAtStart(LinkRekey rekey, LinkKeys keys, LostLinks lost) : IHostedService
{
    /// <exception cref="OptionsValidationException">There is no key, and links are sealed with one: a new key would divide the
    /// members among processes that cannot read each other's.</exception>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (keys.Ids.Count == 0 && await lost.CountAsync(cancellationToken) is > 0 and var links)
        {
            throw new OptionsValidationException(
                WalletLinkOptions.Section,
                typeof(WalletLinkOptions),
                [
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"{WalletLinkOptions.Section}: {links} wallet links of the database are sealed with a key, and this process has none: {keys.Place} is not there. Put that file there, the same for every process of this database; or give those links up with guildhall wallets drop-unreadable."
                    ),
                ]
            );
        }

        await rekey.FinishAsync(cancellationToken);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}

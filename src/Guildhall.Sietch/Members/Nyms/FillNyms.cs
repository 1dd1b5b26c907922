using System.Globalization;
using Guildhall.Core;
using Guildhall.Sietch.Communities;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Guildhall.Sietch.Members.Nyms;

/// <summary>Before anybody chooses a nym: the key is here, and those that are borne have their rows.</summary>
internal sealed class FillNyms(NymBook book, NymKey key, CommunityTenants tenants) : IHostedService
{
    /// <exception cref="OptionsValidationException">Nyms are kept by a key, and there is none: by a new one they would be
    /// anybody's.</exception>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var kept = 0L;
        foreach (var tenant in key.IsHere ? [] : tenants())
        {
            kept += await book.CountAsync(tenant, cancellationToken);
        }

        if (kept > 0)
        {
            throw new OptionsValidationException(
                "Guildhall",
                typeof(GuildhallOptions),
                [
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"{kept} nyms of the database are kept for their owners by a key, and this process has none: {key.Place} is not there. Put that file back from its backup, the same for every process of this database; if it is lost, guildhall nyms drop-kept frees those that were given up, and nobody loses the one that they bear."
                    ),
                ]
            );
        }

        foreach (var tenant in tenants())
        {
            await book.FillAsync(tenant, cancellationToken);
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}

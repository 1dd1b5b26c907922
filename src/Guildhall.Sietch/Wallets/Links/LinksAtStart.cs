using System.Globalization;
using Guildhall.Core.Tenancy;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Guildhall.Sietch.Wallets.Links;

/// <summary>Before anybody links: the key is here and the right one, and every link is sealed with the present one.</summary>
internal sealed partial class LinksAtStart(
    LinkRekey rekey,
    LinkKeys keys,
    LostLinks lost,
    LinkOwners owners,
    ILogger<LinksAtStart> log
) : IHostedService
{
    private const string WayOut = "or give those links up with guildhall wallets drop-unreadable.";

    /// <exception cref="OptionsValidationException">Links are sealed, and there is no key or one that opens none of a
    /// community's: members would link again, divided among keys that cannot read each other's.</exception>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var tallies = await lost.TallyAsync(cancellationToken);
        if (keys.Ids.Count == 0 && tallies.Sum(found => found.Tally.Lost) is > 0 and var links)
        {
            throw Refuse(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{links} wallet links of the database are sealed with a key, and this process has none: {keys.Place} is not there. Put that file there, the same for every process of this database; {WayOut}"
                )
            );
        }

        if (tallies.Where(found => found.Tally.AreAllLost).ToList() is { Count: > 0 } closed)
        {
            throw Refuse(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{keys.Place} holds another key than the one that wallet links are sealed with: of {string.Join(", ", closed.Select(Named))} it opens not one. Put the right key back from the backup, the same for every process of this database; {WayOut}"
                )
            );
        }

        await rekey.FinishAsync(cancellationToken);
        if (tallies.Any(found => found.Tally.Links > 0))
        {
            await owners.FillAsync(cancellationToken);
        }

        foreach (var (tenant, tally) in tallies.Where(found => found.Tally.Lost > 0))
        {
            SomeAreLost(tally.Lost, tally.Links, tenant.Value);
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private static string Named((TenantId Tenant, LinkTally Tally) found) =>
        string.Create(CultureInfo.InvariantCulture, $"{found.Tally.Links} of {found.Tenant}");

    private static OptionsValidationException Refuse(string why) =>
        new(WalletLinkOptions.Section, typeof(WalletLinkOptions), [$"{WalletLinkOptions.Section}: {why}"]);

    [LoggerMessage(
        LogLevel.Warning,
        "{Lost} of {Links} wallet links of {Tenant} are sealed with another key than the one that is here: nothing is taken from their members. Put the right key back, or give the links up with guildhall wallets drop-unreadable"
    )]
    private partial void SomeAreLost(long lost, long links, string tenant);
}

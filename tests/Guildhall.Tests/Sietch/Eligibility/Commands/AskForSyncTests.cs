using Guildhall.Core.Tenancy;
using Guildhall.Sietch.Eligibility;

namespace Guildhall.Tests.Sietch.Eligibility.Commands;

[Collection(SietchCollection.Name)]
public class AskForSyncTests(SietchFixture fixture)
{
    [Fact]
    public async Task The_chain_is_read_at_once()
    {
        var service = fixture.Service;
        await service.UntilSyncedAsync();
        var before = service.Get<PublishedShelf>().TryGet(TenantId.Default)!.Snapshot.Number;

        var answer = await service.RunAsync("admin", "sietch sync");

        Assert.Contains("The chain is being read", answer.Text, StringComparison.Ordinal);
        await service.UntilAsync(() =>
            service.Get<PublishedShelf>().TryGet(TenantId.Default)!.Snapshot.Number > before
        );
        await service.UntilSyncedAsync();
    }
}

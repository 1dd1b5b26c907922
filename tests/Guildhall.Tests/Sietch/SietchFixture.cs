namespace Guildhall.Tests.Sietch;

/// <summary>One service for the commands' tests, one after the other; each uses wallets of its own.</summary>
public sealed class SietchFixture : IAsyncLifetime
{
    internal SietchService Service { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Service = await SietchService.StartAsync();

    public ValueTask DisposeAsync() => Service.DisposeAsync();
}

[CollectionDefinition(Name)]
#pragma warning disable CA1711 // What xunit calls it.
public sealed class SietchCollection : ICollectionFixture<SietchFixture>
#pragma warning restore CA1711
{
    public const string Name = "sietch";
}

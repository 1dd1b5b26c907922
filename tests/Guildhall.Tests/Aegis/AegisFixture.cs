namespace Guildhall.Tests.Aegis;

/// <summary>One service for the tests of a class.</summary>
public sealed class AegisFixture : IAsyncLifetime
{
    internal AegisService Service { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Service = await AegisService.StartAsync();

    public ValueTask DisposeAsync() => Service.DisposeAsync();
}

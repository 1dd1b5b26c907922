namespace Guildhall.Tests.Aegis.Actions;

/// <summary>A stage for one test, which changes what others would trip over.</summary>
internal sealed class OwnStage : IAsyncDisposable
{
    private readonly ModerationStage stage = new();

    public async Task<ModerationStage> StartAsync()
    {
        await stage.InitializeAsync();
        return stage;
    }

    public ValueTask DisposeAsync() => stage.DisposeAsync();
}

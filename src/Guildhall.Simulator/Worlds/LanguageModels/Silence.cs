namespace Guildhall.Simulator.Worlds.LanguageModels;

internal static class Silence
{
    /// <summary>Says nothing until the client gives up or the simulator stops.</summary>
    public static async Task UntilGoneAsync(HttpContext http)
    {
        var stopping = http.RequestServices.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping;
        using var gone = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted, stopping);
        var end = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var registration = gone.Token.Register(end.SetResult);
        await end.Task;
        http.Abort();
    }
}

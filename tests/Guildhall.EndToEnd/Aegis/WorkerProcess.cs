using System.Diagnostics;
using System.Text.Json;

namespace Guildhall.EndToEnd.Aegis;

/// <summary>This program as a worker of its own.</summary>
internal sealed class WorkerProcess : IDisposable
{
    private readonly Process process;

    public WorkerProcess(WorkerOrders orders)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { [AegisWorker.Orders] = JsonSerializer.Serialize(orders) },
        };
        // Under `dotnet Guildhall.EndToEnd.dll` the process is dotnet itself.
        if (Path.GetFileNameWithoutExtension(start.FileName) == "dotnet")
        {
            start.ArgumentList.Add(typeof(WorkerProcess).Assembly.Location);
        }

        process = Process.Start(start)!;
        Errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
    }

    private Task<string> Errors { get; }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async Task ReadyAsync()
    {
        if (await process.StandardOutput.ReadLineAsync(Cancellation) != "ready")
        {
            Assert.Fail(await Errors);
        }
    }

    public async Task GoAsync()
    {
        await process.StandardInput.WriteLineAsync("go".AsMemory(), Cancellation);
        await process.StandardInput.FlushAsync(Cancellation);
    }

    /// <summary>A line for each thing it did.</summary>
    public async Task<IReadOnlyList<string>> EndAsync()
    {
        var text = await process.StandardOutput.ReadToEndAsync(Cancellation);
        await process.WaitForExitAsync(Cancellation);
        Assert.True(process.ExitCode == 0, await Errors);
        return text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
    }

    public void Dispose()
    {
        if (!process.HasExited)
        {
            process.Kill(entireProcessTree: true);
            process.WaitForExit();
        }

        process.Dispose();
    }
}

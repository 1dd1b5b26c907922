using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace Guildhall.Tests.Kit;

/// <summary>The built program as a process of its own, with nothing of this machine's own settings.</summary>
internal sealed class GuildhallProcess : IAsyncDisposable
{
    private static readonly string[] foreign = ["GUILDHALL", "ANTHROPIC", "OPENAI", "GOOGLE", "ASPNETCORE", "LOGGING"];

    private static readonly TimeSpan patience = TimeSpan.FromMilliseconds(LocalDiscord.PatienceMs);

    private readonly Process process;
    private readonly StringBuilder said = new();
    private readonly List<(string Text, TaskCompletionSource Seen)> awaited = [];

    private GuildhallProcess(Process process) => this.process = process;

    public int ExitCode => process.ExitCode;

    /// <summary>Both outputs, as far as they have come.</summary>
    public string Said
    {
        get
        {
            lock (said)
            {
                return said.ToString();
            }
        }
    }

    /// <summary>A verb that ends by itself.</summary>
    /// <param name="input">Standard input.</param>
    public static async Task<(int ExitCode, string Output, string Errors)> RunAsync(
        IReadOnlyDictionary<string, string?> settings,
        string folder,
        string input,
        params string[] arguments
    )
    {
        var cancellation = TestContext.Current.CancellationToken;
        using var process = Launch(settings, folder, arguments);
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(cancellation);
            var errors = process.StandardError.ReadToEndAsync(cancellation);
            try
            {
                await process.StandardInput.WriteAsync(input.AsMemory(), cancellation);
                process.StandardInput.Close();
            }
            catch (IOException)
            {
                // It ended without reading to the end.
            }

            await process.WaitForExitAsync(cancellation);
            return (process.ExitCode, await output, await errors);
        }
        finally
        {
            End(process);
        }
    }

    /// <summary>A verb that runs until it is stopped.</summary>
    public static GuildhallProcess Start(
        IReadOnlyDictionary<string, string?> settings,
        string folder,
        params string[] arguments
    )
    {
        var started = new GuildhallProcess(Launch(settings, folder, arguments));
        started.process.OutputDataReceived += (_, line) => started.Hear(line.Data);
        started.process.ErrorDataReceived += (_, line) => started.Hear(line.Data);
        started.process.BeginOutputReadLine();
        started.process.BeginErrorReadLine();
        return started;
    }

    /// <summary>Completes when it has said this, on either output.</summary>
    public async Task SaysAsync(string text)
    {
        var seen = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (said)
        {
            if (said.ToString().Contains(text, StringComparison.Ordinal))
            {
                return;
            }

            awaited.Add((text, seen));
        }

        var ended = process.WaitForExitAsync(TestContext.Current.CancellationToken);
        await Task.WhenAny(seen.Task, ended, Task.Delay(patience, TimeProvider.System, CancellationToken.None));
        var did = process.HasExited ? "ended without saying" : "never said";
        Assert.True(seen.Task.IsCompleted, $"It {did} '{text}': {Said}");
    }

    /// <summary>Kill −9: no farewell.</summary>
    public async Task KillAsync()
    {
        process.Kill();
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>SIGTERM, and the code that it ends with: handlers are given 5 s.</summary>
    public async Task<int> StopAsync()
    {
        using var kill = Process.Start("kill", ["-TERM", process.Id.ToString(CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync(TestContext.Current.CancellationToken);
        await process
            .WaitForExitAsync(TestContext.Current.CancellationToken)
            .WaitAsync(patience, TimeProvider.System, TestContext.Current.CancellationToken);
        return process.ExitCode;
    }

    public ValueTask DisposeAsync()
    {
        End(process);
        process.Dispose();
        return ValueTask.CompletedTask;
    }

    private static void End(Process process)
    {
        if (!process.HasExited)
        {
            process.Kill(entireProcessTree: true);
            process.WaitForExit();
        }
    }

    private static Process Launch(
        IReadOnlyDictionary<string, string?> settings,
        string folder,
        IEnumerable<string> arguments
    )
    {
        var utf8 = new UTF8Encoding(false);
        var start = new ProcessStartInfo("dotnet", [Program(), .. arguments])
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardInputEncoding = utf8,
            StandardOutputEncoding = utf8,
            StandardErrorEncoding = utf8,
        };
        var inherited = start.Environment.Keys.Where(key =>
            foreign.Any(prefix => key.StartsWith(prefix, StringComparison.OrdinalIgnoreCase))
        );
        foreach (var key in inherited.ToList())
        {
            start.Environment.Remove(key);
        }

        foreach (var (key, value) in settings)
        {
            start.Environment[key.ToUpperInvariant().Replace(":", "__", StringComparison.Ordinal)] = value;
        }

        return Process.Start(start)!;
    }

    /// <summary>Beside the tests' own output, as every project's stands: <c>bin/{project}/{configuration}</c>.</summary>
    private static string Program()
    {
        var own = new DirectoryInfo(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar));
        return Path.Combine(own.Parent!.Parent!.FullName, "Guildhall.Host", own.Name, "guildhall.dll");
    }

    private void Hear(string? line)
    {
        if (line is null)
        {
            return;
        }

        lock (said)
        {
            said.AppendLine(line);
            foreach (var (text, seen) in awaited)
            {
                if (line.Contains(text, StringComparison.Ordinal))
                {
                    seen.TrySetResult();
                }
            }
        }
    }
}

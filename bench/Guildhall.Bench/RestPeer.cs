using System.Diagnostics;

namespace Guildhall.Bench;

/// <summary>A program beside this one that answers each line with a line, and ends with its input.</summary>
internal sealed class RestPeer : IDisposable
{
    private readonly Process process;

    private RestPeer(string program, params IReadOnlyList<string> arguments)
    {
        process = Process.Start(
            new ProcessStartInfo(program, arguments) { RedirectStandardInput = true, RedirectStandardOutput = true }
        )!;
    }

    public static RestPeer Target(string kind) => new(Environment.ProcessPath!, [.. Self(), "rest-target", kind]);

    /// <summary>@discordjs/rest, installed under <c>artifacts/</c> the first time.</summary>
    public static Task<RestPeer> DiscordJsAsync(string api) => NodeAsync("rest", "rest.mjs", api);

    /// <summary>A script of <c>bench/peers</c>, with its packages installed under <c>artifacts/</c> the first time.</summary>
    public static async Task<RestPeer> NodeAsync(string peer, string script, params string[] arguments)
    {
        var source = Path.Combine(LocalWorld.Repository(), "bench", "peers", peer);
        var folder = Path.Combine(LocalWorld.Repository(), "artifacts", "peers", peer);
        Directory.CreateDirectory(folder);
        foreach (var file in Directory.GetFiles(source))
        {
            File.Copy(file, Path.Combine(folder, Path.GetFileName(file)), overwrite: true);
        }

        if (!Directory.Exists(Path.Combine(folder, "node_modules")))
        {
            using var npm = Process.Start(
                new ProcessStartInfo("npm", ["install", "--no-audit", "--no-fund", "--silent"])
                {
                    WorkingDirectory = folder,
                }
            )!;
            await npm.WaitForExitAsync();
            if (npm.ExitCode != 0)
            {
                throw new InvalidOperationException("npm could not install the peer.");
            }
        }

        return new("node", [Path.Combine(folder, script), .. arguments]);
    }

    public async Task<string> ReadLineAsync() =>
        await process.StandardOutput.ReadLineAsync()
        ?? throw new InvalidOperationException("The program beside this one ended.");

    public async Task<string> AskAsync(string line)
    {
        await process.StandardInput.WriteLineAsync(line);
        await process.StandardInput.FlushAsync();
        return await ReadLineAsync();
    }

    public void Dispose()
    {
        process.StandardInput.Close();
        if (!process.WaitForExit(TimeSpan.FromSeconds(5)))
        {
            process.Kill(entireProcessTree: true);
        }

        process.Dispose();
    }

    // Started as "dotnet X.dll", the program is dotnet and the assembly its first argument.
    private static string[] Self() =>
        Path.GetFileNameWithoutExtension(Environment.ProcessPath!) == "dotnet"
            ? [typeof(RestPeer).Assembly.Location]
            : [];
}

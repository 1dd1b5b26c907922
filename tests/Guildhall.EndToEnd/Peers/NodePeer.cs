using System.Diagnostics;
using System.Text;

namespace Guildhall.EndToEnd.Peers;

/// <summary>
/// Programs of the Node world that check us: installed once, from the lock file, into a folder under the test output.
/// Where Node or npm is missing the test is skipped with that reason; with <c>CI=true</c> it fails instead.
/// </summary>
internal static class NodePeer
{
    private static readonly string[] Programs = ["node", "npm"];
    private static readonly string[] Files = ["package.json", "package-lock.json", ".npmrc"];
    private static readonly SemaphoreSlim Installing = new(1, 1);

    /// <summary>The folder with the scripts and their packages, ready to run.</summary>
    public static async Task<string> InstallAsync(CancellationToken cancellation)
    {
        var folder = Path.Combine(AppContext.BaseDirectory, "peers");
        await Installing.WaitAsync(cancellation);
        try
        {
            if (await PlaceAsync(PeerScripts.Folder(), folder, [.. PeerScripts.All()], cancellation))
            {
                await RunAsync("npm", folder, ["rebuild", "zlib-sync"], cancellation);
            }
        }
        finally
        {
            Installing.Release();
        }

        return folder;
    }

    /// <summary>Installs what stands in another folder's lock file, once, and copies its scripts beside it.</summary>
    /// <param name="source">Its folder.</param>
    /// <param name="name">Of the folder under the test output.</param>
    /// <param name="scripts">By their paths below the source.</param>
    /// <param name="cancellation">Of the test.</param>
    public static async Task<string> InstallAsync(
        string source,
        string name,
        IReadOnlyList<string> scripts,
        CancellationToken cancellation
    )
    {
        var folder = Path.Combine(AppContext.BaseDirectory, name);
        await Installing.WaitAsync(cancellation);
        try
        {
            await PlaceAsync(source, folder, scripts, cancellation);
        }
        finally
        {
            Installing.Release();
        }

        return folder;
    }

    /// <summary>
    /// Whether zlib-sync could be compiled; npm has no prebuilt form of it, so that takes a C++ compiler and Node's headers.
    /// </summary>
    public static bool HasZlibSync(string folder) => File.Exists(ZlibSyncIn(folder));

    /// <summary>Runs a script to its end.</summary>
    public static async Task<(int ExitCode, string Output, string Errors)> RunAsync(
        string program,
        string folder,
        IEnumerable<string> arguments,
        CancellationToken cancellation
    )
    {
        using var process = new Process
        {
            StartInfo = new ProcessStartInfo(program, arguments)
            {
                WorkingDirectory = folder,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                StandardOutputEncoding = Encoding.UTF8,
            },
        };
        process.Start();
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(cancellation);
            var errors = process.StandardError.ReadToEndAsync(cancellation);
            await process.WaitForExitAsync(cancellation);
            return (process.ExitCode, await output, await errors);
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill(entireProcessTree: true);
            }
        }
    }

    /// <returns>Whether it had to be installed.</returns>
    private static async Task<bool> PlaceAsync(
        string source,
        string folder,
        IReadOnlyList<string> scripts,
        CancellationToken cancellation
    )
    {
        Directory.CreateDirectory(folder);
        var lockFile = await File.ReadAllTextAsync(Path.Combine(source, "package-lock.json"), cancellation);
        foreach (var name in Files.Concat(scripts))
        {
            var copy = Path.Combine(folder, name);
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(Path.Combine(source, name), copy, overwrite: true);
        }

        var done = Path.Combine(folder, "node_modules", ".installed");
        if (File.Exists(done) && await File.ReadAllTextAsync(done, cancellation) == lockFile)
        {
            return false;
        }

        RequireNode();
        string[] install = ["ci", "--no-audit", "--no-fund", "--ignore-scripts", "--omit=optional"];
        var (code, _, errors) = await RunAsync("npm", folder, install, cancellation);
        Require(code == 0, $"npm ci failed: {errors}");
        await File.WriteAllTextAsync(done, lockFile, cancellation);
        return true;
    }

    private static string ZlibSyncIn(string folder) =>
        Path.Combine(folder, "node_modules", "zlib-sync", "build", "Release", "zlib_sync.node");

    private static void RequireNode()
    {
        var path = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator);
        var isThere = Programs.All(p => path.Any(folder => File.Exists(Path.Combine(folder, p))));
        Require(isThere, "Node and npm are not installed; discord.js cannot check the simulator.");
    }

    private static void Require(bool holds, string reason)
    {
        if (!holds && Environment.GetEnvironmentVariable("CI") == "true")
        {
            Assert.Fail(reason);
        }

        Assert.SkipUnless(holds, reason);
    }
}

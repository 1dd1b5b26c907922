using System.Diagnostics;

namespace Guildhall.Tests.Core.Storage;

/// <summary>
/// Runs this very program in another role, so that a test has a process to kill. It speaks on the error output.
/// </summary>
internal static class ChildProcess
{
    private const string Role = "GUILDHALL_TESTS_CHILD";

    /// <summary>Starts the role with its argument; what it says is in <c>StandardError</c>.</summary>
    public static Process Start(string role, string argument)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!)
        {
            RedirectStandardError = true,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            Environment = { [Role] = $"{role}|{argument}" },
        };
        // Under `dotnet Guildhall.Tests.dll` the process is dotnet itself.
        if (Path.GetFileNameWithoutExtension(start.FileName) == "dotnet")
        {
            start.ArgumentList.Add(typeof(ChildProcess).Assembly.Location);
        }

        return Process.Start(start)!;
    }

    /// <summary>The role's life, where this process was started for one; null where it is the runner.</summary>
    public static Task<int>? TryLive() =>
        Environment.GetEnvironmentVariable(Role)?.Split('|', 2) is [var role, var argument]
            ? LiveAsync(role, argument)
            : null;

    private static async Task<int> LiveAsync(string role, string argument)
    {
        await (
            role switch
            {
                "write" => KilledWriter.LiveAsync(argument),
                "hold" => LockHolder.LiveAsync(argument),
                "version" => SqliteVersion.LiveAsync(argument),
                _ => throw new ArgumentException($"No child does '{role}'."),
            }
        );
        return 0;
    }
}

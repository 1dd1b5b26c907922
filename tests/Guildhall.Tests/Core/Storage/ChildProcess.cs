using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace Guildhall.Tests.Core.Storage;

/// <summary>
/// Runs this very program in another role, so that a test has a process to kill. The runner is only asked to describe
/// itself there; the role lives on a thread beside it and speaks on the error output.
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

        start.ArgumentList.Add("-assemblyInfo");
        return Process.Start(start)!;
    }

    [ModuleInitializer]
    internal static void Become()
    {
        if (Environment.GetEnvironmentVariable(Role)?.Split('|', 2) is not [var role, var argument])
        {
            return;
        }

        // Not here: until a module initializer returns, no other thread can run this module's code.
        new Thread(() => Live(role, argument)).Start();
    }

    private static void Live(string role, string argument)
    {
        var life = role switch
        {
            "write" => KilledWriter.LiveAsync(argument),
            "hold" => LockHolder.LiveAsync(argument),
            "version" => SqliteVersion.LiveAsync(argument),
            _ => throw new ArgumentException($"No child does '{role}'."),
        };
        life.GetAwaiter().GetResult();
        Environment.Exit(0);
    }
}

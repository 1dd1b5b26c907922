using Guildhall.Tests.Contract;
using Guildhall.Tests.Core.Storage;
using Xunit.MicrosoftTestingPlatform;
using Xunit.Runner.InProc.SystemConsole;

namespace Guildhall.Tests;

/// <summary>The runner, as xunit would start it, or the role of a child process that a test started to kill, or a tool.</summary>
internal static class EntryPoint
{
    public static Task<int> Main(string[] args)
    {
        if (ChildProcess.TryLive() is { } life)
        {
            return life;
        }

        if (args is [ContractExtract.Verb, var description, var file])
        {
            return ExtractAsync(description, file);
        }

        return args.Any(arg => arg is "--server" or "--internal-msbuild-node")
            ? TestPlatformTestFramework.RunAsync(args, SelfRegisteredExtensions.AddSelfRegisteredExtensions)
            : ConsoleRunner.Run(args);
    }

    private static async Task<int> ExtractAsync(string description, string file)
    {
        await ContractExtract.RunAsync(description, file);
        return 0;
    }
}

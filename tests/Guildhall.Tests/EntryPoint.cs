using Guildhall.Tests.Core.Storage;
using Xunit.MicrosoftTestingPlatform;
using Xunit.Runner.InProc.SystemConsole;

namespace Guildhall.Tests;

/// <summary>The runner, as xunit would start it, or the role of a child process that a test started to kill.</summary>
internal static class EntryPoint
{
    public static Task<int> Main(string[] args)
    {
        if (ChildProcess.TryLive() is { } life)
        {
            return life;
        }

        return args.Any(arg => arg is "--server" or "--internal-msbuild-node")
            ? TestPlatformTestFramework.RunAsync(args, SelfRegisteredExtensions.AddSelfRegisteredExtensions)
            : ConsoleRunner.Run(args);
    }
}

using Guildhall.EndToEnd.Aegis;
using Xunit.MicrosoftTestingPlatform;
using Xunit.Runner.InProc.SystemConsole;

namespace Guildhall.EndToEnd;

/// <summary>The runner, as xunit would start it, or one of the processes that a test sets against each other.</summary>
internal static class EntryPoint
{
    public static Task<int> Main(string[] args)
    {
        if (AegisWorker.TryLive() is { } life)
        {
            return life;
        }

        return args.Any(arg => arg is "--server" or "--internal-msbuild-node")
            ? TestPlatformTestFramework.RunAsync(args, SelfRegisteredExtensions.AddSelfRegisteredExtensions)
            : ConsoleRunner.Run(args);
    }
}

using System.Net;
using System.Net.Sockets;
using Guildhall.Simulator.Snapshots;

namespace Guildhall.Simulator;

/// <summary>The program from its arguments to its exit code: 0 done, 2 wrong use, 3 the port cannot be had.</summary>
internal static class SimulatorRun
{
    public static async Task<int> RunAsync(
        IReadOnlyList<string> args,
        TextWriter output,
        TextWriter error,
        CancellationToken cancellation
    )
    {
        if (args.Any(a => a is "--help" or "-h"))
        {
            await output.WriteLineAsync(SimulatorOptions.Usage);
            return 0;
        }

        SimulatorOptions options;
        try
        {
            options = SimulatorOptions.Parse(args);
        }
        catch (ArgumentException wrongUse)
        {
            await error.WriteLineAsync(wrongUse.Message);
            return 2;
        }

        // Asked before the server starts: it would tell its whole stack.
        if (Obstacle(options.Port) is { } obstacle)
        {
            await error.WriteLineAsync(obstacle);
            return 3;
        }

        if (TryCreate(options, out var fault) is not { } app)
        {
            await error.WriteLineAsync(fault);
            return 2;
        }

        await using var running = app;
        await app.StartAsync(cancellation);
        await output.WriteLineAsync($"listening on {app.Address()}");
        await app.WaitForShutdownAsync(cancellation);
        return 0;
    }

    // Of a world's file whatever it says may be wrong.
    private static WebApplication? TryCreate(SimulatorOptions options, out string fault)
    {
        fault = "";
        try
        {
            return SimulatorApp.Create(options);
        }
        catch (Exception odd) when (odd is BadWorldException or IOException or UnauthorizedAccessException)
        {
            fault = $"--world {options.World}: {odd.Message}";
            return null;
        }
    }

    private static string? Obstacle(int port)
    {
        using var probe = new TcpListener(IPAddress.Loopback, port);
        try
        {
            probe.Start();
            return null;
        }
        catch (SocketException refused)
        {
            var why = refused.SocketErrorCode == SocketError.AddressAlreadyInUse ? "is taken" : "cannot be used";
            return $"port {port} {why}; --port takes another, 0 a free one";
        }
    }
}

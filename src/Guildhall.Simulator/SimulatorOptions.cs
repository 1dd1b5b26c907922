using System.Globalization;

namespace Guildhall.Simulator;

/// <summary>How a simulator starts. The defaults are those of <c>./guildhall simulate</c>.</summary>
internal sealed record SimulatorOptions
{
    public const string DefaultSeed = "guildhall";

    /// <summary>0 takes a free port.</summary>
    public int Port { get; init; } = 4000;

    /// <summary>The same seed gives the same ids, tokens and content.</summary>
    public string Seed { get; init; } = DefaultSeed;

    /// <summary>No guilds, no members: only the bot <c>guildhall</c>.</summary>
    public bool IsEmpty { get; init; }

    /// <summary>The clock of every deadline, rate limit and id.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    public TimeSpan HeartbeatInterval { get; init; } = TimeSpan.FromMilliseconds(41_250);

    /// <summary>False counts and tells the limits, and answers 429 only on demand.</summary>
    public bool EnforcesRateLimits { get; init; } = true;

    /// <exception cref="ArgumentException">An unknown argument, or one without its value; the message says which.</exception>
    public static SimulatorOptions Parse(IReadOnlyList<string> args)
    {
        var options = new SimulatorOptions();
        for (var i = 0; i < args.Count; i++)
        {
            options = args[i] switch
            {
                "--empty" => options with { IsEmpty = true },
                "--port" => options with { Port = PortFrom(ValueOf(args, i++)) },
                "--seed" => options with { Seed = ValueOf(args, i++) },
                _ => throw new ArgumentException($"Unknown argument {args[i]}. Known: --port, --seed, --empty."),
            };
        }

        return options;
    }

    private static string ValueOf(IReadOnlyList<string> args, int at) =>
        at + 1 < args.Count ? args[at + 1] : throw new ArgumentException($"{args[at]} needs a value.");

    private static int PortFrom(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port <= 65535
            ? port
            : throw new ArgumentException($"--port {text} is not a port: 0 to 65535.");
}

using System.Globalization;

namespace Guildhall.Simulator;

/// <summary>How a simulator starts. The defaults are those of <c>./guildhall simulate</c>.</summary>
internal sealed record SimulatorOptions
{
    public const string DefaultSeed = "guildhall";

    public const string Usage = """
        The local Discord, on 127.0.0.1 alone.
          --port N      where it listens: 4000; 0 takes a free port
          --seed TEXT   the same seed gives the same ids, tokens and content
          --empty       no servers, only the bot guildhall
          --guilds N    a world of so many like servers in place of the demo: 1 to 20000
          --members N   the people of each of them: 1 to 100000, else 100
          --world FILE  a world that GET /sim/export has written, in place of the demo
          --any-host    answers whatever host name a request has
          --help        this
        """;

    /// <summary>How long a session waits for its client, and an event for a resume.</summary>
    public static readonly TimeSpan ReplayAge = TimeSpan.FromMinutes(5);

    /// <summary>0 takes a free port.</summary>
    public int Port { get; init; } = 4000;

    /// <summary>The same seed gives the same ids, tokens and content.</summary>
    public string Seed { get; init; } = DefaultSeed;

    /// <summary>No guilds, no members: only the bot <c>guildhall</c>.</summary>
    public bool IsEmpty { get; init; }

    /// <summary>0 to 20,000; not 0: a world of so many like guilds in place of the demo.</summary>
    public int Guilds { get; init; }

    /// <summary>1 to 100,000: the people of each guild of a large world.</summary>
    public int Members { get; init; } = 100;

    /// <summary>The file of a world in place of the demo; its seed counts then.</summary>
    public string? World { get; init; }

    /// <summary>False refuses every host name that is not this machine's own.</summary>
    public bool AnswersAnyHost { get; init; }

    /// <summary>The clock of every deadline, rate limit and id.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>An interaction that is not answered for so long has failed: Discord's 3 seconds.</summary>
    public TimeSpan AnswerWithin { get; init; } = TimeSpan.FromSeconds(3);

    public TimeSpan HeartbeatInterval { get; init; } = TimeSpan.FromMilliseconds(41_250);

    /// <summary>False counts and tells the limits, and answers 429 only on demand.</summary>
    public bool EnforcesRateLimits { get; init; } = true;

    /// <summary>False neither counts nor tells them: a client that keeps to what it is told is then never slow.</summary>
    public bool TellsRateLimits { get; init; } = true;

    /// <summary>Between two identifies of one key: Discord's 5 seconds.</summary>
    public TimeSpan IdentifyEvery { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>More guilds than this want more shards (4011).</summary>
    public int MostGuildsPerShard { get; init; } = 2500;

    /// <summary>How many events a resume can replay, at most.</summary>
    public int ReplayEvents { get; init; } = 100_000;

    /// <summary>How many bytes of events a resume can replay, at most.</summary>
    public long ReplayBytes { get; init; } = 64L * 1024 * 1024;

    /// <exception cref="ArgumentException">An unknown argument, or one without its value; the message says which.</exception>
    public static SimulatorOptions Parse(IReadOnlyList<string> args)
    {
        var options = new SimulatorOptions();
        for (var i = 0; i < args.Count; i++)
        {
            options = args[i] switch
            {
                "--empty" => options with { IsEmpty = true },
                "--any-host" => options with { AnswersAnyHost = true },
                "--port" => options with { Port = NumberFrom(args, i++, 0, 65535) },
                "--seed" => options with { Seed = ValueOf(args, i++) },
                "--world" => options with { World = ValueOf(args, i++) },
                "--guilds" => options with { Guilds = NumberFrom(args, i++, 1, 20_000) },
                "--members" => options with { Members = NumberFrom(args, i++, 1, 100_000) },
                _ => throw new ArgumentException(
                    $"Unknown argument {args[i]}. Known: --port, --seed, --empty, --guilds, --members, --world, --any-host, --help."
                ),
            };
        }

        return
            options is { World: null } || args.All(a => a is not ("--seed" or "--empty" or "--guilds" or "--members"))
            ? options
            : throw new ArgumentException(
                "--world brings its own seed and servers: not with --seed, --empty, --guilds, --members."
            );
    }

    private static string ValueOf(IReadOnlyList<string> args, int at) =>
        at + 1 < args.Count ? args[at + 1] : throw new ArgumentException($"{args[at]} needs a value.");

    private static int NumberFrom(IReadOnlyList<string> args, int at, int min, int max)
    {
        var text = ValueOf(args, at);
        return
            int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && number >= min
            && number <= max
            ? number
            : throw new ArgumentException($"{args[at]} {text} is not a number from {min} to {max}.");
    }
}

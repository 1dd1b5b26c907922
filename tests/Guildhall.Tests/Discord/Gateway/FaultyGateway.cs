using System.Text;
using Guildhall.Discord.Gateway;

namespace Guildhall.Tests.Discord.Gateway;

/// <summary>
/// A gateway that numbers events and misbehaves by a plan drawn from a seed. It keeps what it dispatched, so it can replay
/// after a resume and knows at the end what each session carried. All its decisions fall on the client's own task, in the
/// order of its calls, so a run repeats exactly.
/// </summary>
internal sealed class FaultyGateway(int seed, int events, int disconnects) : IGatewayConnector
{
    private readonly Random random = new(seed);
    private readonly List<SessionLog> sessions = [];
    private int refusedDials;
    private int ignoredDials;

    public IReadOnlyList<SessionLog> Sessions => sessions;

    public int EventsMade { get; private set; }

    public int Disconnects { get; private set; }

    public Dictionary<FaultKind, int> ByKind { get; } = [];

    public SessionLog? Current { get; private set; }

    /// <summary>Everything was dispatched, every disconnect forced, and the last connection stands.</summary>
    public bool IsOver => EventsMade == events && Disconnects == disconnects && isSteady;

    public Random Random => random;

    /// <summary>What the next connection does instead of answering well.</summary>
    public FaultKind? OnConnect { get; set; }
    private volatile bool isSteady;

    public bool IsSteady
    {
        get => isSteady;
        set => isSteady = value;
    }

    public Task<IGatewayConnection> ConnectAsync(Uri address, bool isCompressed, CancellationToken cancellation)
    {
        if (ignoredDials > 0)
        {
            ignoredDials--;
            return Ignored(cancellation);
        }

        if (refusedDials > 0 && address.Host == "resume.test")
        {
            refusedDials--;
            throw new IOException("Nobody there.");
        }

        refusedDials = 0;
        return Task.FromResult<IGatewayConnection>(new FaultySocket(this));
    }

    public SessionLog Begin()
    {
        Current = new($"session-{sessions.Count}");
        sessions.Add(Current);
        return Current;
    }

    /// <summary>The session is gone: nothing of it will be told any more.</summary>
    public void Forget() => Current = null;

    public int NextEvent() => ++EventsMade;

    public bool HasEvents => EventsMade < events;

    /// <summary>Events between two disconnects, so that both come to their number.</summary>
    public int UntilFault()
    {
        var left = disconnects - Disconnects;
        return left == 0 ? int.MaxValue : Math.Max(1, (events - EventsMade) / (left + 1)) * random.Next(0, 200) / 100;
    }

    public FaultKind NextFault()
    {
        // Each kind comes up in turn, so that none is left to luck.
        var kind = (FaultKind)(Disconnects++ % Enum.GetValues<FaultKind>().Length);
        ByKind[kind] = ByKind.GetValueOrDefault(kind) + 1;
        switch (kind)
        {
            case FaultKind.DeadResumeUrl:
                refusedDials = 4;
                break;
            case FaultKind.UnansweredDial:
                ignoredDials = 1;
                break;
            case FaultKind.NoHello or FaultKind.ResumeRefused or FaultKind.LostWhileResuming:
                OnConnect = kind;
                break;
        }

        return kind;
    }

    private static Task<IGatewayConnection> Ignored(CancellationToken cancellation)
    {
        // Ends in the same moment as the token: the clock must not run on before.
        var never = new TaskCompletionSource<IGatewayConnection>(TaskCreationOptions.RunContinuationsAsynchronously);
        cancellation.Register(() => never.TrySetCanceled(cancellation));
        return never.Task;
    }
}

internal enum FaultKind
{
    Reset,
    Close1000,
    Close1001,
    Close1006,
    Close1011,
    Close4000,
    Close4001,
    Close4002,
    Close4003,
    Close4005,
    Close4007,
    Close4008,
    Close4009,
    Close4900,
    Reconnect,
    InvalidResumable,
    InvalidSession,
    Zombie,
    NoHello,
    ResumeRefused,
    LostWhileResuming,
    DeadResumeUrl,
    UnansweredDial,
    Truncated,
    DeepJson,
    SendFails,
}

/// <summary>What one session carried: the number of each event, by its sequence.</summary>
internal sealed class SessionLog(string id)
{
    private readonly List<(long Sequence, int Event)> dispatched = [];

    public string Id => id;

    public long Last { get; private set; }

    public IReadOnlyList<(long Sequence, int Event)> Dispatched => dispatched;

    public long Next() => ++Last;

    public byte[] Dispatch(int number)
    {
        var sequence = Next();
        dispatched.Add((sequence, number));
        return Frame(sequence, number);
    }

    public IEnumerable<byte[]> After(long sequence) =>
        dispatched.Where(one => one.Sequence > sequence).Select(one => Frame(one.Sequence, one.Event));

    // Twenty guilds, so that four workers all have something to do.
    private static byte[] Frame(long sequence, int number) =>
        Encoding.UTF8.GetBytes(
            $$"""{"t":"MESSAGE_CREATE","s":{{sequence}},"op":0,"d":{"id":"{{number}}","channel_id":"3","guild_id":"{{(ulong)(number % 20 + 1) << 22}}"} }"""
        );
}

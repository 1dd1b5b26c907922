using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Guildhall.Simulator.Gateway;

namespace Guildhall.Simulator.Faults;

/// <summary>One act of a rule.</summary>
internal sealed record FiredFault(int Number, int Rule, DateTimeOffset Time, string What);

/// <summary>
/// The faults on demand of every world, by the world's name (<c>discord</c>, <c>gateway</c>, <c>models</c>, …).
/// The first rule that matches acts, and is used up by one. What acted is kept, and drawn from the seed: a run repeats.
/// </summary>
internal sealed class FaultEngine(SimulatorOptions options)
{
    private const string GatewayWorld = "gateway";
    private const int FiredKept = 1000;

    private readonly Lock gate = new();
    private readonly List<FaultRule> rules = [];
    private readonly Queue<FiredFault> fired = new();
    private int lastRule;
    private int lastFired;
    private volatile bool hasGatewayRules;

    public FaultEngine()
        : this(new SimulatorOptions()) { }

    public void Add(FaultRule rule)
    {
        lock (gate)
        {
            rule.Number = ++lastRule;
            rule.SetAt = options.Time.GetUtcNow();
            rules.Add(rule);
            hasGatewayRules |= rule.World == GatewayWorld;
        }
    }

    /// <summary>Takes the rules away; what they have done stays on record.</summary>
    public void Clear()
    {
        lock (gate)
        {
            rules.Clear();
            hasGatewayRules = false;
        }
    }

    public IReadOnlyList<FaultRule> List()
    {
        lock (gate)
        {
            return [.. rules];
        }
    }

    /// <summary>What acted, oldest first.</summary>
    public IReadOnlyList<FiredFault> Fired()
    {
        lock (gate)
        {
            return [.. fired];
        }
    }

    /// <summary>The fault for this request, or null. Asking counts: ask once for each request.</summary>
    public FaultThen? Take(string world, string method, string path) =>
        Take(new FaultSubject(world) { Method = method, Path = path });

    public FaultThen? Take(FaultSubject subject)
    {
        lock (gate)
        {
            var now = options.Time.GetUtcNow();
            if (rules.FirstOrDefault(r => r.Takes(subject, now, Chance)) is not { } rule)
            {
                return null;
            }

            fired.Enqueue(new(++lastFired, rule.Number, now, subject.ToString()));
            if (fired.Count > FiredKept)
            {
                fired.Dequeue();
            }

            return rule.Then;
        }
    }

    /// <summary>The disturbance of this event, or null.</summary>
    public GatewayAct? OnGateway(string happened, GatewaySession session) =>
        hasGatewayRules
            ? Take(Subject(happened, session.Bot, session.Shard) with { Session = session.Id })?.Gateway
            : null;

    /// <summary>The disturbance of a moment at which there may be no session yet, or null.</summary>
    public GatewayAct? OnGateway(string moment, State.SimBot? bot, ShardId? shard) =>
        hasGatewayRules ? Take(Subject(moment, bot, shard))?.Gateway : null;

    private static FaultSubject Subject(string happened, State.SimBot? bot, ShardId? shard) =>
        new(GatewayWorld)
        {
            Event = happened,
            Bot = bot?.Names ?? [],
            Shard = shard?.Index,
        };

    private double Chance(FaultRule rule, int match)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{options.Seed} fault {rule.Number} {match}"));
        return BinaryPrimitives.ReadUInt32BigEndian(hash) / (double)uint.MaxValue;
    }
}

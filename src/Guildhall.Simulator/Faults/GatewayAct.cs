namespace Guildhall.Simulator.Faults;

/// <summary>What a gateway fault does. Their names, in camel case, are those of the control routes.</summary>
internal enum Disturbance
{
    /// <summary>A close frame with a code; without one the same as <see cref="Reset"/>.</summary>
    Close,

    /// <summary>The line is cut without a close frame.</summary>
    Reset,

    /// <summary>A half-open line: nothing is sent or answered any more.</summary>
    Silence,

    /// <summary>Op 9.</summary>
    InvalidSession,

    /// <summary>Op 7.</summary>
    Reconnect,

    /// <summary>Op 1 from the server.</summary>
    Heartbeat,

    /// <summary>An opcode that nobody knows.</summary>
    UnknownOp,

    /// <summary>An event that nobody knows.</summary>
    UnknownEvent,

    /// <summary>RATE_LIMITED for op 8.</summary>
    RateLimited,

    /// <summary>GUILD_DELETE with <c>unavailable</c>.</summary>
    GuildUnavailable,

    /// <summary>The guild's GUILD_CREATE again.</summary>
    GuildAvailable,

    /// <summary>Unavailable and back.</summary>
    GuildFlap,

    /// <summary>GUILD_CREATE of 10 MB.</summary>
    HugeGuild,

    /// <summary>The event comes twice.</summary>
    Duplicate,

    /// <summary>The payload is not sent. An event keeps its number, and a resume has it.</summary>
    Drop,

    /// <summary>The event never gets a number: nobody will ever hear it.</summary>
    Lose,

    /// <summary>So many events come last to first.</summary>
    Reorder,

    /// <summary>Sent late; what follows waits behind it.</summary>
    Delay,

    /// <summary>The sequence jumps, and no event is missing.</summary>
    Gap,

    /// <summary>JSON that ends in its middle.</summary>
    Truncate,

    /// <summary>A message that cannot be inflated or parsed.</summary>
    Break,

    /// <summary>One message over several WebSocket frames.</summary>
    Split,

    UnknownField,

    UnknownEnum,

    /// <summary>READY names an address where nobody listens.</summary>
    DeadResumeUrl,

    /// <summary>A resume leaves out the newest events that it should replay, and says RESUMED.</summary>
    PartialReplay,
}

/// <summary>The moments besides events at which a gateway fault can strike: what a rule's <c>event</c> may name.</summary>
internal static class GatewayMoment
{
    public const string Hello = "HELLO";
    public const string Acknowledgement = "HEARTBEAT_ACK";
    public const string Identify = "IDENTIFY";
    public const string Resume = "RESUME";
    public const string ResumeUrl = "RESUME_URL";

    public static readonly string[] All = [Hello, Acknowledgement, Identify, Resume, ResumeUrl];
}

/// <summary>One disturbance with its figures.</summary>
internal sealed record GatewayAct(Disturbance Do)
{
    /// <summary>Of a close.</summary>
    public int? Code { get; init; }

    /// <summary>Of a close and of op 9; null: a close leaves the session, op 9 ends it.</summary>
    public bool? IsResumable { get; init; }

    /// <summary>How many events, or numbers of a gap.</summary>
    public int Events { get; init; } = 1;

    public TimeSpan Delay { get; init; }

    /// <summary>Name or id of the guild that it strikes; null: the session's first.</summary>
    public string? Guild { get; init; }

    /// <summary>Numbers in the order of sending: twice or turned around, and the sequence still grows.</summary>
    public bool Renumbers { get; init; }
}

namespace Guildhall.Simulator.Gateway;

internal enum FrameKind
{
    /// <summary>An event with its number.</summary>
    Event,

    /// <summary>Any other payload.</summary>
    Payload,

    Close,
}

/// <summary>How a payload is spoiled on its way out.</summary>
internal enum Spoiling
{
    None,

    /// <summary>The JSON ends in its middle.</summary>
    Truncated,

    /// <summary>Bytes that no inflater and no parser can read.</summary>
    Broken,

    /// <summary>One message over several WebSocket frames.</summary>
    Split,

    /// <summary>A field that no documentation has.</summary>
    UnknownField,

    /// <summary>A <c>type</c> that no documentation has.</summary>
    UnknownEnum,
}

/// <summary>One thing that waits to be sent.</summary>
internal readonly record struct Frame(FrameKind Kind)
{
    public Dispatch? Event { get; init; }

    public int Sequence { get; init; }

    public byte[]? Payload { get; init; }

    public int Code { get; init; }

    /// <summary>Why, for a reader of the wire.</summary>
    public string? Reason { get; init; }

    /// <summary>Waited before it is sent; what stands behind it waits too.</summary>
    public TimeSpan Delay { get; init; }

    public Spoiling Spoiling { get; init; }

    public int Size => Event?.Size ?? Payload?.Length ?? 0;
}

namespace Guildhall.Simulator.State;

/// <summary>Where a member is in voice. Mutes and deafens by the server live on the member, who keeps them.</summary>
internal sealed class SimVoiceState(SimMember member, SimChannel channel, string sessionId)
{
    public SimMember Member => member;

    public SimChannel Channel { get; set; } = channel;

    public string SessionId => sessionId;

    public bool IsSelfMuted { get; set; }

    public bool IsSelfDeafened { get; set; }

    /// <summary>In the audience of a stage.</summary>
    public bool IsSuppressed { get; set; }

    public DateTimeOffset? AskedToSpeakAt { get; set; }
}

/// <summary>A live stage.</summary>
internal sealed record SimStage(ulong Id, SimChannel Channel)
{
    public required string Topic { get; set; }

    public int PrivacyLevel { get; set; } = 2;

    public ulong? EventId { get; init; }
}

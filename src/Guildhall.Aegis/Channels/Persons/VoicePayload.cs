using System.Text.Json;
using Guildhall.Aegis.Cases;
using Guildhall.Discord.Model;

namespace Guildhall.Aegis.Channels.Persons;

/// <summary>What is done to somebody in voice.</summary>
/// <param name="To">Where a move goes.</param>
/// <param name="From">Where they were; null where that is not known.</param>
internal sealed record VoicePayload(VoiceAct Act, Snowflake<Channel>? To = null, Snowflake<Channel>? From = null)
{
    /// <summary>Null for a case of another kind.</summary>
    public static VoicePayload? Of(Case row) =>
        row is { Kind: CaseKind.Voice, Payload: { } payload }
            ? JsonSerializer.Deserialize(payload, PersonsJson.Default.VoicePayload)
            : null;

    public string Write() => JsonSerializer.Serialize(this, PersonsJson.Default.VoicePayload);
}

internal enum VoiceAct
{
    Kick,
    Move,
    Mute,
    Unmute,
}

using System.Text.Json;
using Guildhall.Discord.Model;

namespace Guildhall.Aegis.Channels.Persons;

/// <summary>What is done to somebody in voice.</summary>
/// <param name="To">Where a move goes.</param>
internal sealed record VoicePayload(VoiceAct Act, Snowflake<Channel>? To = null)
{
    public string Write() => JsonSerializer.Serialize(this, PersonsJson.Default.VoicePayload);
}

internal enum VoiceAct
{
    Kick,
    Move,
    Mute,
    Unmute,
}

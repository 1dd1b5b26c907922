using System.Text.Json;
using Guildhall.Aegis.Cases;

namespace Guildhall.Aegis.Channels.Persons;

/// <summary>Which nickname a case took away.</summary>
internal sealed record NickPayload(string Old)
{
    /// <summary>Null for a case of another kind, and where nobody knew it.</summary>
    public static string? Of(Case row) =>
        row is { Kind: CaseKind.Nick, Payload: { } payload }
            ? JsonSerializer.Deserialize(payload, PersonsJson.Default.NickPayload)?.Old
            : null;

    public string Write() => JsonSerializer.Serialize(this, PersonsJson.Default.NickPayload);
}

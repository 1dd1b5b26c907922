using System.Text.Json;
using Guildhall.Aegis.Cases;
using Guildhall.Discord.Model;

namespace Guildhall.Aegis.Channels.Persons;

/// <summary>Which role a case gave.</summary>
internal sealed record RolePayload(Snowflake<Role> Role)
{
    /// <summary>Null for a case that gave none.</summary>
    public static Snowflake<Role>? Of(Case row) =>
        row is { Kind: CaseKind.Role, Payload: { } payload }
            ? JsonSerializer.Deserialize(payload, PersonsJson.Default.RolePayload)?.Role
            : null;

    public string Write() => JsonSerializer.Serialize(this, PersonsJson.Default.RolePayload);
}

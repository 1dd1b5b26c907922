using System.Text.Json.Serialization;

namespace Guildhall.Aegis.Channels.Persons;

/// <summary>What the cases of roles and voice carry.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(RoleAgainJob))]
[JsonSerializable(typeof(NickPayload))]
[JsonSerializable(typeof(RolePayload))]
[JsonSerializable(typeof(VoicePayload))]
internal sealed partial class PersonsJson : JsonSerializerContext;

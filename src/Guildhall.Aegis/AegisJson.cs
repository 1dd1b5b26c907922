using System.Text.Json.Serialization;
using Guildhall.Aegis.Access;

namespace Guildhall.Aegis;

/// <summary>What Aegis stores: jobs and what they carry.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(RanksJob))]
internal sealed partial class AegisJson : JsonSerializerContext;

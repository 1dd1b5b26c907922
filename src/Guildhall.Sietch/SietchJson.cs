using System.Text.Json.Serialization;
using Guildhall.Sietch.Communities;

namespace Guildhall.Sietch;

/// <summary>What Sietch reads and stores: its section of a tenant file, jobs.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(SietchSection))]
internal sealed partial class SietchJson : JsonSerializerContext;
